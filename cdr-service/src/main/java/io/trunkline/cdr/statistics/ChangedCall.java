package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.domain.CompleteCall;
import io.trunkline.cdr.statistics.domain.Contribution;
import java.time.LocalDate;
import java.util.Optional;

/// A call whose record was completed or revised.
///
/// @param month of its partition
/// @param transaction that stored the latest revision
/// @param call empty for a record that cannot be counted, since it has no disposition
record ChangedCall(LocalDate month, String callId, long transaction, Optional<CompleteCall> call) {
    Contribution contribution() {
        return call.map(Contribution::of).orElse(Contribution.NONE);
    }
}
