package io.trunkline.ami.sipcopies;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.NetworkCauseUnanswered;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Counts how often the dialplan did not get the cause of a 480 in time. The dialplan reports it, since no bridge
/// knows whether its own answer came in time, or whether another bridge has answered.
@Component
@Order(0)
final class CountUnansweredCauses implements NodeEventHandler {
    private final Counter unanswered;

    CountUnansweredCauses(MeterRegistry meters) {
        unanswered = Counter.builder("trunkline.ami.causes.unanswered")
                .description("Attempts refused with 480 whose network cause the dialplan did not get in time")
                .register(meters);
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        unanswered.increment(
                events.stream().filter(NetworkCauseUnanswered.class::isInstance).count());
        return Mono.empty();
    }
}
