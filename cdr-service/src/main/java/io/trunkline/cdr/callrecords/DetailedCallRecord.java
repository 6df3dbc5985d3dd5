package io.trunkline.cdr.records;

import io.trunkline.cdr.calls.domain.AttemptRecord;
import io.trunkline.cdr.calls.domain.Decision;
import java.util.List;

/// One record with all that is known of it.
///
/// @param attempts by their numbers
/// @param decisions by the attempts they are about
record WholeRecord(RecordRow row, List<Attempt> attempts, List<Decision> decisions) {
    WholeRecord {
        attempts = List.copyOf(attempts);
        decisions = List.copyOf(decisions);
    }

    /// An attempt with the names of who was tried.
    record Attempt(AttemptRecord record, RecordRow.Names names) {}
}
