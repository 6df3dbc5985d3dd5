package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.AdmissionCommand;
import java.util.List;
import reactor.core.publisher.Mono;

/// The one way to the rows of calls, leases and caps. A replica keeps one batch in flight; what arrives meanwhile
/// is the next one.
public interface AdmissionQueue {
    /// @return an error for a question that waited longer than its asker does, or that cannot be answered now
    Mono<AttemptAdmission.AttemptAnswer> admit(AdmissionCommand.Admit question);

    /// Completes once all of it is committed; an error means that none or part of it is, and all may be told again.
    Mono<Void> apply(List<? extends AdmissionCommand> commands);
}
