package io.trunkline.messaging;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import reactor.core.publisher.Mono;

/// Closes a connection whose creation was canceled before it was there.
///
/// The pool gives up after `max-create-connection-time` and cancels. The driver does not end the sign-in at the
/// server then: the session would stay open and unused. On a machine that is too busy after an outage of the
/// database, the services opened several times as many sessions as their pools may have.
final class CompletedConnects implements ConnectionFactoryDecorator {

    @Override
    public ConnectionFactory decorate(ConnectionFactory connections) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.fromFuture(
                                () -> Mono.<Connection>from(connections.create())
                                        .toFuture(),
                                true)
                        .doOnDiscard(Connection.class, CompletedConnects::close);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return connections.getMetadata();
            }
        };
    }

    /// In the background.
    private static void close(Connection connection) {
        var _ = Mono.from(connection.close()).toFuture();
    }
}
