package io.trunkline.cdr.callrecords;

import io.trunkline.web.paging.Cursor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A position in the order of changes. Everything up to it has been read.
///
/// @param epoch of the database; positions of another one mean nothing
/// @param transaction that stored the last record read
/// @param callId of the last record read
/// @param readAt when it was read
record ChangePosition(UUID epoch, long transaction, String callId, Instant readAt) {
    /// Before the oldest record.
    static ChangePosition start(UUID epoch, Instant now) {
        return new ChangePosition(epoch, 0, "", now);
    }

    static ChangePosition of(Cursor cursor) {
        return new ChangePosition(cursor.uuid(0), cursor.number(1), cursor.text(2), cursor.time(3));
    }

    Cursor cursor() {
        return Cursor.of(epoch, transaction, callId, readAt);
    }

    /// @param oldest records that changed before it may have been deleted; empty if none is ever deleted
    boolean isExpired(UUID currentEpoch, Optional<Instant> oldest) {
        return !epoch.equals(currentEpoch) || oldest.filter(readAt::isBefore).isPresent();
    }
}
