package io.trunkline.routing.leases;

import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.leases.domain.Answered;
import io.trunkline.routing.leases.domain.Command;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The dialplan's questions and its word on their end, each by the lane.
@Component
class TakeLease implements Attempts {
    private final Lane lane;
    private final Outbox outbox;
    private final Clock clock;

    TakeLease(Lane lane, Outbox outbox, Clock clock) {
        this.lane = lane;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<Given> next(Question question, boolean allHeard) {
        return lane.ask(new Command.Ask(question, allHeard));
    }

    @Override
    public Mono<Void> malformed(CallId call) {
        return outbox.append(RoutedEvents.malformed(call, clock.instant()));
    }

    @Override
    public Mono<Void> ended(CallId call, int attempt, String dialStatus) {
        return lane.tell(List.of(new Command.HungUp(call.value(), call.node(), attempt, Answered.by(dialStatus))));
    }
}
