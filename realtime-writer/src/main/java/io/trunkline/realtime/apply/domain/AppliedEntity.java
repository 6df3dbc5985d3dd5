package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The version of an entity whose rows are in the tables.
///
/// @param endpointId null for an entity without an endpoint
/// @param rulesVersion of the rules that computed its rows, see [EntityChange#RULES_VERSION]
/// @param clientUri of its registration; null without one
/// @param serverUri of its registration; null without one
/// @param host whose addresses identify its calls; null without one
/// @param sequence grows with each change that is applied, of any entity
public record AppliedEntity(
        EntityKey key,
        @Nullable String endpointId,
        long version,
        int rulesVersion,
        boolean deleted,
        @Nullable String clientUri,
        @Nullable String serverUri,
        @Nullable IdentifyingHost host,
        long sequence,
        Instant appliedAt) {
    /// Whether the change has a newer version, or newer rules for the same version.
    public boolean isOlderThan(EntityChange change) {
        return version < change.version() || (version == change.version() && rulesVersion < EntityChange.RULES_VERSION);
    }

    /// The same version, applied again.
    public AppliedEntity reapplied(long newSequence, Instant at) {
        return new AppliedEntity(
                key, endpointId, version, rulesVersion, deleted, clientUri, serverUri, host, newSequence, at);
    }
}
