package io.trunkline.ami.connection;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.node.*`: the Asterisk server and how to reach its manager interface.
///
/// @param name its systemname
/// @param secretFile holds the manager user's secret, read anew at each login
/// @param connectLimit for the connection and for each step of the login
/// @param actionLimit for the answer to one action
/// @param pingInterval between the questions that tell a dead connection from a quiet one
/// @param reconnectFirst pause before the first new try, growing by half each time
/// @param reconnectMost longest pause between tries
/// @param queueCapacity events that wait for the database before a gap is declared
@ConfigurationProperties("trunkline.node")
record NodeSettings(
        @DefaultValue("ast1") String name,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("5038") int port,
        @DefaultValue("trunkline") String username,
        @DefaultValue(".trunkline/secrets/ami-secret") Path secretFile,
        @DefaultValue("3s") Duration connectLimit,
        @DefaultValue("5s") Duration actionLimit,
        @DefaultValue("5s") Duration pingInterval,
        @DefaultValue("100ms") Duration reconnectFirst,
        @DefaultValue("5s") Duration reconnectMost,
        @DefaultValue("20000") int queueCapacity) {}
