package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.testkit.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/// A connection as the service has it, without the service: what the node says is kept.
final class ConnectionFixture implements AutoCloseable {

    final CurrentNodeStatus status;
    final NodeActions actions;
    private final List<NodeEvent> receivedEvents = new CopyOnWriteArrayList<>();
    private final ReconnectLoop connection;
    private final NodeEventLoop eventLoop;

    ConnectionFixture(int port, Path secret) {
        NodeSettings settings = new NodeSettings(
                "ast1",
                "127.0.0.1",
                port,
                "trunkline",
                secret,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                1000);
        Clock clock = Clock.systemUTC();
        NodeEventQueue queue = new NodeEventQueue(settings.queueCapacity(), clock);
        status = new CurrentNodeStatus(settings, clock);
        connection = new ReconnectLoop(settings, queue, status, clock);
        actions = new AmiNodeActions(connection, settings);
        eventLoop = new NodeEventLoop(queue, status, connection, List.of(events -> {
            receivedEvents.addAll(events);
            return Mono.empty();
        }));
        eventLoop.start();
        connection.start();
    }

    void awaitConnected() {
        Await.until("connected", Duration.ofSeconds(10), status::isConnected);
    }

    List<NodeEvent> receivedEvents() {
        return receivedEvents;
    }

    <E extends NodeEvent> E await(Class<E> type, Predicate<? super E> fits) {
        Await.until(
                type.getSimpleName(),
                Duration.ofSeconds(10),
                () -> receivedEvents.stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .anyMatch(fits));
        return receivedEvents.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        connection.stop();
        eventLoop.stop();
    }
}
