package io.trunkline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class CompletedConnectsTest {
    private final Sinks.One<Connection> server = Sinks.one();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ConnectionFactory connections = new CompletedConnects().decorate(factory());

    @Test
    void closes_a_connection_whose_creation_was_canceled_before_it_was_there() {
        var creation = Mono.from(connections.create()).subscribe();
        creation.dispose();

        server.tryEmitValue(connection()).orThrow();

        assertThat(closed).isTrue();
    }

    @Test
    void leaves_any_other_connection_open() {
        var created = Mono.<Connection>from(connections.create()).toFuture();

        server.tryEmitValue(connection()).orThrow();

        assertThat(created).isCompleted();
        assertThat(closed).isFalse();
    }

    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, _) -> method.getName().equals("close") ? Mono.fromRunnable(() -> closed.set(true)) : null);
    }

    private ConnectionFactory factory() {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return server.asMono();
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "a database";
            }
        };
    }
}
