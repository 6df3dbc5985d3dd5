package io.trunkline.routing.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.EndedCall;
import java.util.Collection;
import org.springframework.stereotype.Component;

/// Remembers the calls that ended last, as this replica has committed or read them. The end of a call is reported
/// up to four times within seconds; repetitions are recognized here, without a transaction. A report about a call
/// that is not remembered, or that still changes something, is applied to the table as usual.
@Component
class EndedCalls {
    private static final int MAX_CALLS = 2_000;

    private final Cache<String, EndedCall> calls =
            Caffeine.newBuilder().maximumSize(MAX_CALLS).executor(Runnable::run).build();

    /// Call only once the transaction that read or wrote these calls is committed.
    void remember(Collection<EndedCall> ended) {
        ended.forEach(one -> calls.put(one.call().callId(), one));
    }

    boolean isRepetition(AdmissionCommand command) {
        EndedCall known = calls.getIfPresent(command.callId());
        return known != null && known.isUnchangedBy(command);
    }
}
