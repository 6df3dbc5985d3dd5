package io.trunkline.ami.refusals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Keeps refused requests in memory until they are counted, so that no call waits for the database because of them.
@Component
@Order(3)
final class CollectRefusals implements NodeEventHandler {
    /// Anyone can send requests that are refused, as many as they like.
    private static final int MAX_COLLECTED = 5_000;

    private final Counter refused;
    private List<RequestRefused> collected = new ArrayList<>();

    CollectRefusals(MeterRegistry meters) {
        refused = Counter.builder("trunkline.ami.requests.refused")
                .description("SIP requests that the node refused before they became calls")
                .register(meters);
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        events.stream()
                .filter(RequestRefused.class::isInstance)
                .map(RequestRefused.class::cast)
                .forEach(this::add);
        return Mono.empty();
    }

    synchronized void add(RequestRefused request) {
        refused.increment();
        if (collected.size() < MAX_COLLECTED) {
            collected.add(request);
        }
    }

    /// What was collected since the last call.
    synchronized List<RequestRefused> take() {
        List<RequestRefused> taken = collected;
        collected = new ArrayList<>();
        return taken;
    }
}
