package io.trunkline.routing.admission;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Carries out what one batch of the lane holds, all of it or nothing.
@FunctionalInterface
interface BatchAdmission {
    /// The outcomes in the order of the entries, an empty one for what was no question.
    Mono<List<Optional<AttemptAdmission.AttemptAnswer>>> admit(List<QueuedCommand> batch);
}
