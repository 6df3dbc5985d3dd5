package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What is applied, and what everybody wants.
interface ProjectionStore {
    /// Keeps every other writer out until the transaction ends, and takes numbers for what it is about to do.
    ///
    /// @param count how many
    Mono<WriterLock> lockWriter(int count);

    /// What is known of these entities; those never heard of are missing.
    Mono<Map<EntityKey, AppliedEntity>> findApplied(Collection<EntityKey> entities);

    /// Applied entities in the order of their keys.
    ///
    /// @param after where to go on, empty for the beginning
    Mono<List<AppliedEntity>> listApplied(Optional<EntityKey> after, int limit);

    /// What these entities want, and what anybody wants of the same rows or of these rows.
    Mono<List<RowClaim>> claims(Collection<EntityKey> entities, Collection<RowKey> keys);

    /// What everybody wants.
    Mono<List<RowClaim>> claims();

    /// Replaces what is known of these entities and what they want.
    Mono<Void> save(List<AppliedEntity> applied, List<RowClaim> claims);

    /// @param incarnation of the projection; a database made anew has a later one
    /// @param firstSequence of the numbers taken
    record WriterLock(Instant incarnation, long firstSequence) {}

    /// An entity whose rows stand.
    ///
    /// @param endpointId its id in Asterisk, null where it has none
    /// @param rulesVersion by which its rows were computed, see [EntityChange#RULES_VERSION]
    /// @param clientUri of its registration, null without one
    /// @param serverUri of its registration, null without one
    /// @param sequence grows with whatever is applied, of any entity
    record AppliedEntity(
            EntityKey key,
            @Nullable String endpointId,
            long version,
            int rulesVersion,
            boolean deleted,
            @Nullable String clientUri,
            @Nullable String serverUri,
            long sequence,
            Instant appliedAt) {
        /// Whether the change brings something that is not applied.
        boolean isOlderThan(EntityChange change) {
            return version < change.version()
                    || (version == change.version() && rulesVersion < EntityChange.RULES_VERSION);
        }

        /// The same version, applied once more.
        AppliedEntity reapplied(long newSequence, Instant at) {
            return new AppliedEntity(
                    key, endpointId, version, rulesVersion, deleted, clientUri, serverUri, newSequence, at);
        }
    }
}
