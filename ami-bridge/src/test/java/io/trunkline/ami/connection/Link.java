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
final class Link implements AutoCloseable {

    final NodeState state;
    final NodeActions actions;
    private final List<NodeEvent> heard = new CopyOnWriteArrayList<>();
    private final AsteriskConnection connection;
    private final NodeEventsListener listener;

    Link(int port, Path secret) {
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
        EventQueue queue = new EventQueue(settings.queueCapacity(), clock);
        state = new NodeState(settings, clock);
        connection = new AsteriskConnection(settings, queue, state, clock);
        actions = new AmiActions(connection, settings);
        listener = new NodeEventsListener(queue, state, connection, List.of(events -> {
            heard.addAll(events);
            return Mono.empty();
        }));
        listener.start();
        connection.start();
    }

    void connected() {
        Await.until("connected", Duration.ofSeconds(10), state::connected);
    }

    List<NodeEvent> heard() {
        return heard;
    }

    <E extends NodeEvent> E await(Class<E> type, Predicate<? super E> fits) {
        Await.until(
                type.getSimpleName(),
                Duration.ofSeconds(10),
                () -> heard.stream().filter(type::isInstance).map(type::cast).anyMatch(fits));
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        connection.stop();
        listener.stop();
    }
}
