package io.trunkline.cdr.exports;

import io.trunkline.cdr.callrecords.CallRecordLines;
import io.trunkline.telephony.WireName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of call records.
///
/// @param next from where to read on; null before the first part, and after the last one
/// @param parts how many are stored
/// @param records in the parts
/// @param failure why it failed; null unless it did
record Export(
        UUID id,
        CallRecordLines.Selection selection,
        CallRecordLines.Format format,
        State state,
        @Nullable String next,
        int parts,
        long records,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        String wireName() {
            return WireName.of(this);
        }
    }

    enum Failure {
        /// All exports together would take more space than they may.
        SPACE,
        /// Records could not be read, several times.
        ERROR;

        String wireName() {
            return WireName.of(this);
        }
    }

    static Export of(UUID id, CallRecordLines.Selection selection, CallRecordLines.Format format, Instant createdAt) {
        return new Export(id, selection, format, State.WAITING, null, 0, 0, null, createdAt, null);
    }

    Optional<String> after() {
        return Optional.ofNullable(next);
    }
}
