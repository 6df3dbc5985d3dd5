package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.EntityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which changes are applied. An event of a client has all its endpoints, so that an endpoint that a newer event does
/// not have is removed, and one that only an older event has is not added.
public final class NewerChanges {
    /// Endpoints of a client.
    public static final int MAX_ENDPOINTS = 10;

    private NewerChanges() {}

    /// The newer ones of these changes, and the removals that follow from them.
    ///
    /// @param applied those of the same entities that were applied before
    /// @param endpoints those of the same clients that were applied before
    public static List<EntityChange> of(
            List<EntityChange> changes, Map<EntityKey, AppliedEntity> applied, Collection<AppliedEntity> endpoints) {
        Map<UUID, Long> versions = new HashMap<>();
        endpoints.forEach(endpoint ->
                endpoint.ofClient().ifPresent(client -> versions.merge(client, endpoint.version(), Math::max)));
        List<EntityChange> newer = changes.stream()
                .filter(change -> isNewer(change, applied.get(change.key())))
                .filter(change -> change.ofClient()
                        .map(versions::get)
                        .map(version -> version <= change.version())
                        .orElse(true))
                .toList();
        List<EntityChange> all = new ArrayList<>(newer);
        all.addAll(removals(newer, endpoints));
        return all;
    }

    /// The endpoints that a client has no longer.
    ///
    /// @param changes all endpoints that it has now
    public static List<EntityChange> removals(List<EntityChange> changes, Collection<AppliedEntity> endpoints) {
        Set<EntityKey> kept = changes.stream().map(EntityChange::key).collect(Collectors.toSet());
        Map<UUID, Long> versions = new HashMap<>();
        changes.forEach(
                change -> change.ofClient().ifPresent(client -> versions.merge(client, change.version(), Math::max)));
        return endpoints.stream()
                .filter(endpoint -> !endpoint.deleted() && !kept.contains(endpoint.key()))
                .flatMap(endpoint -> endpoint.ofClient().map(versions::get).map(endpoint::removal).stream())
                .toList();
    }

    private static boolean isNewer(EntityChange change, @Nullable AppliedEntity applied) {
        return applied == null || applied.isOlderThan(change);
    }
}
