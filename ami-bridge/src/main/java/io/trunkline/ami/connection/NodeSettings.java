package io.trunkline.ami.connection;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.node.*`: the Asterisk node and its manager interface.
///
/// @param name the node's systemname
/// @param secretFile contains the manager user's secret; read at each login
/// @param tls whether the connection is encrypted
/// @param connectTimeout of the connection and of each step of the login
/// @param actionTimeout until an action must be answered
/// @param pingInterval between pings of an idle connection
/// @param reconnectInitialDelay before the first attempt to reconnect; grows by half each time
/// @param reconnectMaxDelay longest delay between attempts to reconnect
/// @param queueCapacity events that may wait to be handled; further ones are lost
@ConfigurationProperties("trunkline.node")
record NodeSettings(
        @DefaultValue("ast1") String name,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("5038") int port,
        @DefaultValue("trunkline") String username,

        @DefaultValue(".trunkline/secrets/ami-bridge/ami-secret")
        Path secretFile,

        @DefaultValue Tls tls,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration actionTimeout,
        @DefaultValue("5s") Duration pingInterval,
        @DefaultValue("100ms") Duration reconnectInitialDelay,
        @DefaultValue("5s") Duration reconnectMaxDelay,
        @DefaultValue("20000") int queueCapacity) {

    /// `trunkline.node.tls.*`
    ///
    /// @param certificates PEM file with the certificates that sign the node's; null: the JVM's trust store.
    ///     Read at each login
    record Tls(
            @DefaultValue("false") boolean enabled,
            @Nullable Path certificates) {}
}
