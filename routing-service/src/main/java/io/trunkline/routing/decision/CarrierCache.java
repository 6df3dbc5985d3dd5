package io.trunkline.routing.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.EndpointId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Caches the carriers, as each node sees them, and the priorities of each campaign's carriers, under the same
/// version as the routes of inbound numbers. They are the same for all tenants, so they are read as the owner of
/// the database.
@Component
class CarrierCache {
    private static final int MAX_CAMPAIGNS = 10_000;

    private final Candidates candidates;
    private volatile CachedVersion cached = new CachedVersion(new UUID(0, 0));

    CarrierCache(Candidates candidates) {
        this.candidates = candidates;
    }

    /// Carriers, and the priorities of the carriers of some campaigns.
    record KnownCarriers(NodeCarriers carriers, Map<CampaignId, Map<CarrierId, Integer>> priorities) {
        static final KnownCarriers NONE = new KnownCarriers(NodeCarriers.of(List.of()), Map.of());

        Map<CarrierId, Integer> prioritiesOf(Optional<CampaignId> campaign) {
            return campaign.map(id -> priorities.getOrDefault(id, Map.of())).orElse(Map.of());
        }
    }

    /// All carriers with their states on a node.
    record NodeCarriers(List<Carrier> all, Map<EndpointId, Carrier> byEndpoint) {
        static NodeCarriers of(List<Carrier> all) {
            return new NodeCarriers(
                    List.copyOf(all),
                    all.stream().collect(Collectors.toMap(Carrier::endpoint, Function.identity(), (one, _) -> one)));
        }
    }

    /// The data read under a version. It may be newer than the version, never older.
    private record CachedVersion(
            UUID version, Cache<String, NodeCarriers> carriers, Cache<CampaignId, Map<CarrierId, Integer>> priorities) {
        CachedVersion(UUID version) {
            this(version, cache(), cache());
        }

        private static <K, V> Cache<K, V> cache() {
            return Caffeine.newBuilder()
                    .maximumSize(MAX_CAMPAIGNS)
                    .executor(Runnable::run)
                    .build();
        }
    }

    /// @param current the version that was current after the calls had begun
    Mono<KnownCarriers> carriers(Collection<CampaignId> campaigns, String node, RouteVersion current) {
        CachedVersion memory = cacheFor(current.id());
        return OwnerAccess.run(Mono.zip(carriers(node, memory), priorities(campaigns, memory), KnownCarriers::new));
    }

    private CachedVersion cacheFor(UUID version) {
        CachedVersion last = cached;
        if (!last.version().equals(version)) {
            last = new CachedVersion(version);
            cached = last;
        }
        return last;
    }

    private Mono<NodeCarriers> carriers(String node, CachedVersion memory) {
        NodeCarriers known = memory.carriers().getIfPresent(node);
        return known != null
                ? Mono.just(known)
                : candidates
                        .carriers(node)
                        .map(NodeCarriers::of)
                        .doOnNext(read -> memory.carriers().put(node, read));
    }

    private Mono<Map<CampaignId, Map<CarrierId, Integer>>> priorities(
            Collection<CampaignId> campaigns, CachedVersion memory) {
        Map<CampaignId, Map<CarrierId, Integer>> known =
                new HashMap<>(memory.priorities().getAllPresent(campaigns));
        List<CampaignId> unknown =
                campaigns.stream().filter(one -> !known.containsKey(one)).toList();
        if (unknown.isEmpty()) {
            return Mono.just(known);
        }
        return candidates.carrierPriorities(unknown).map(read -> {
            unknown.forEach(one -> known.put(one, read.getOrDefault(one, Map.of())));
            unknown.forEach(one -> memory.priorities().put(one, read.getOrDefault(one, Map.of())));
            return known;
        });
    }
}
