package io.trunkline.routing.admission;

import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.Answered;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.telephony.CallId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The dialplan's questions and its word on their end, each by the lane.
@Component
class AdmitAttempt implements AttemptAdmission {
    private final AdmissionQueue lane;
    private final Outbox outbox;
    private final Clock clock;

    AdmitAttempt(AdmissionQueue lane, Outbox outbox, Clock clock) {
        this.lane = lane;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<AttemptAnswer> admit(Question question, boolean allHeard) {
        return lane.admit(new AdmissionCommand.Admit(question, allHeard));
    }

    @Override
    public Mono<Void> recordMalformed(CallId call) {
        return outbox.append(CallRoutedEvents.malformed(call, clock.instant()));
    }

    @Override
    public Mono<Void> reportEnd(CallId call, int attempt, String dialStatus) {
        return lane.apply(List.of(
                new AdmissionCommand.HungUp(call.value(), call.node(), attempt, Answered.fromDialStatus(dialStatus))));
    }
}
