package io.trunkline.ami.connection.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Creates sessions with a node's manager interface.
@FunctionalInterface
public interface AmiSessions {

    /// A session that is not connected yet; [AmiSession#login] connects it.
    AmiSession create(Login login, AmiSession.Listener listener);

    /// Where to connect, and as which manager user.
    ///
    /// @param tls empty: without TLS
    /// @param connectTimeout of the connection and of each step of the login
    /// @param actionTimeout until an action must be answered
    record Login(
            String host,
            int port,
            String username,
            String secret,
            Optional<Tls> tls,
            Duration connectTimeout,
            Duration actionTimeout) {

        /// Without the secret.
        @Override
        public String toString() {
            return username + "@" + host + ":" + port;
        }
    }

    /// Which certificates a node may have.
    ///
    /// @param certificates PEM file with those that sign the node's; empty: the JVM's trust store
    record Tls(Optional<Path> certificates) {}
}
