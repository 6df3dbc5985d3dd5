package io.trunkline.cdr.callrecords;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Complete call records in the order of their changes.
interface ChangeRepository {
    /// A record with the transaction that stored its revision.
    record ChangedRecord(CallRecordRow row, long transaction) {}

    /// The records that changed after a position, of finished transactions before which none is still running.
    ///
    /// @param tenantId finds only records of this tenant; empty finds all
    Mono<List<ChangedRecord>> after(ChangePosition position, Optional<UUID> tenantId, int limit);

    Mono<UUID> epoch();

    /// Begins a new epoch if the database was restored from a dump: then records seem to come from transactions
    /// of the future.
    ///
    /// @return whether it did
    Mono<Boolean> beginEpochAfterRestore();
}
