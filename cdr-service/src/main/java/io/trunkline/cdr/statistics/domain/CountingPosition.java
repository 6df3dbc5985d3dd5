package io.trunkline.cdr.statistics.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// How far the changes of calls are counted. Changes are in the order of the transactions that stored them, and
/// only those before the oldest running transaction can be read.
///
/// @param epoch of the database; after a restore from a dump it is another one, and transactions begin again
/// @param transaction that stored the last change read
/// @param callId of the last change read
/// @param upTo all changes stored before this time are counted; empty until everything was counted once
/// @param mark what becomes `upTo` next
public record CountingPosition(
        UUID epoch, long transaction, String callId, Optional<Instant> upTo, Optional<Mark> mark) {
    /// Changes stored before a time are those of transactions before this one.
    public record Mark(Instant at, long transaction) {}

    /// The transactions of the database at a time.
    ///
    /// @param oldest the oldest running transaction
    /// @param next the transaction that begins next
    public record Transactions(UUID epoch, Instant at, long oldest, long next) {}

    /// The position from which to read now: the start, in a restored database. All calls are read again, and those
    /// that are counted make no difference.
    public CountingPosition in(Transactions now) {
        return epoch.equals(now.epoch()) ? this : new CountingPosition(now.epoch(), 0, "", upTo, Optional.empty());
    }

    /// The position after a batch that is not the last one for now.
    public CountingPosition at(long lastTransaction, String lastCallId) {
        return new CountingPosition(epoch, lastTransaction, lastCallId, upTo, mark);
    }

    /// The position after everything was counted that could be read.
    ///
    /// @param now as it was before the changes were read
    public CountingPosition caughtUp(Transactions now) {
        var next = Optional.of(new Mark(now.at(), now.next()));
        if (mark.isEmpty()) {
            return new CountingPosition(epoch, transaction, callId, upTo, next);
        }
        return now.oldest() >= mark.get().transaction()
                ? new CountingPosition(epoch, transaction, callId, mark.map(Mark::at), next)
                : this;
    }
}
