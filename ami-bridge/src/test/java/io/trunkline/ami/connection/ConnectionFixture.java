package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.wire.AmiSessionsFixture;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.testkit.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/// The connection to a node as in the service, with a handler that keeps all events.
final class ConnectionFixture implements AutoCloseable {

    final CurrentNodeStatus status;
    final NodeActions actions;
    private final List<NodeEvent> receivedEvents = new CopyOnWriteArrayList<>();
    private final ReconnectLoop connection;
    private final BackgroundLoop eventLoop;

    ConnectionFixture(int port, Path secret) {
        this("127.0.0.1", port, secret, new NodeSettings.Tls(false, null));
    }

    ConnectionFixture(String host, int port, Path secret, NodeSettings.Tls tls) {
        NodeSettings settings = new NodeSettings(
                "ast1",
                host,
                port,
                "trunkline",
                secret,
                tls,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                1000);
        Clock clock = Clock.systemUTC();
        NodeEventQueue queue = new NodeEventQueue(settings.queueCapacity(), clock);
        status = new CurrentNodeStatus(settings, clock);
        connection = new ReconnectLoop(settings, AmiSessionsFixture.create(), queue, status, clock);
        actions = new AmiNodeActions(connection, settings);
        NodeEventHandler handler = events -> {
            receivedEvents.addAll(events);
            return Mono.empty();
        };
        eventLoop = new NodeEventDispatcher(queue, status, connection, List.of(handler)).loop();
        eventLoop.start();
        connection.start();
    }

    void awaitConnected() {
        Await.until("connected", Duration.ofSeconds(10), status::isConnected);
    }

    List<NodeEvent> receivedEvents() {
        return receivedEvents;
    }

    <E extends NodeEvent> E await(Class<E> type, Predicate<? super E> condition) {
        Await.until(
                type.getSimpleName(),
                Duration.ofSeconds(10),
                () -> receivedEvents.stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .anyMatch(condition));
        return receivedEvents.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        connection.stop();
        eventLoop.stop();
    }
}
