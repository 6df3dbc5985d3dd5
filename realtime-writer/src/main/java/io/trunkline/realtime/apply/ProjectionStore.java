package io.trunkline.realtime.projection;

import io.trunkline.realtime.projection.domain.Change;
import io.trunkline.realtime.projection.domain.Claim;
import io.trunkline.realtime.projection.domain.EntityKey;
import io.trunkline.realtime.projection.domain.RowKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What is applied, and what everybody wants.
interface Bookkeeping {
    /// Keeps every other writer out until the transaction ends, and takes numbers for what it is about to do.
    ///
    /// @param count how many
    Mono<Turn> turn(int count);

    /// What is known of these entities; those never heard of are missing.
    Mono<Map<EntityKey, Applied>> applied(Collection<EntityKey> entities);

    /// Applied entities in the order of their keys.
    ///
    /// @param after where to go on, empty for the beginning
    Mono<List<Applied>> list(Optional<EntityKey> after, int limit);

    /// What these entities want, and what anybody wants of the same rows or of these rows.
    Mono<List<Claim>> claims(Collection<EntityKey> entities, Collection<RowKey> keys);

    /// What everybody wants.
    Mono<List<Claim>> claims();

    /// Replaces what is known of these entities and what they want.
    Mono<Void> remember(List<Applied> applied, List<Claim> claims);

    /// @param incarnation of the projection; a database made anew has a later one
    /// @param first of the numbers taken
    record Turn(Instant incarnation, long first) {}

    /// An entity whose rows stand.
    ///
    /// @param endpoint its id in Asterisk, null where it has none
    /// @param rules by which its rows were computed, see [Change#RULES]
    /// @param clientUri of its registration, null without one
    /// @param serverUri of its registration, null without one
    /// @param sequence grows with whatever is applied, of any entity
    record Applied(
            EntityKey key,
            @Nullable String endpoint,
            long version,
            int rules,
            boolean deleted,
            @Nullable String clientUri,
            @Nullable String serverUri,
            long sequence,
            Instant appliedAt) {
        /// Whether the change brings something that is not applied.
        boolean isBehind(Change change) {
            return version < change.version() || (version == change.version() && rules < Change.RULES);
        }

        /// The same version, applied once more.
        Applied again(long newSequence, Instant at) {
            return new Applied(key, endpoint, version, rules, deleted, clientUri, serverUri, newSequence, at);
        }
    }
}
