package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The version of an entity whose rows are in the tables.
///
/// @param client whose endpoint it is; null if it has the id of its client, or is no client
/// @param endpointId null for an entity without an endpoint
/// @param rulesVersion of the rules that computed its rows, see [EntityChange#RULES_VERSION]
/// @param clientUri of its registration; null without one
/// @param serverUri of its registration; null without one
/// @param host whose addresses identify its calls; null without one
/// @param sequence grows with each change that is applied, of any entity
public record AppliedEntity(
        EntityKey key,
        @Nullable UUID client,
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

    /// The client that it is an endpoint of; empty if it is no client.
    public Optional<UUID> ofClient() {
        return key.clientOr(client);
    }

    /// Its removal with a version of its client that no longer has it.
    public EntityChange removal(long removedWith) {
        return new EntityChange(key, client, removedWith, endpointId, Optional.empty());
    }

    /// The same version, applied again.
    public AppliedEntity reapplied(long newSequence, Instant at) {
        return new AppliedEntity(
                key, client, endpointId, version, rulesVersion, deleted, clientUri, serverUri, host, newSequence, at);
    }
}
