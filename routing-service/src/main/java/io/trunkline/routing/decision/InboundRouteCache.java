package io.trunkline.routing.decision;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.routing.decision.InboundRoutes.CarrierLookup;
import io.trunkline.routing.decision.InboundRoutes.NumberLookup;
import io.trunkline.routing.decision.InboundRoutes.NumberRoute;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.InboundCarrier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Caches the routes of inbound numbers, and the carriers of calls without a route, under a version, which changes
/// with the tables that they are read from. Numbers without a route are not cached. The version is read for each batch.
/// Reading the routes for each call took a third of the time.
@Component
class InboundRouteCache {
    private static final int MAX_ENTRIES = 10_000;

    private final InboundRoutes routes;
    private volatile CachedVersion cached = new CachedVersion(new UUID(0, 0));

    InboundRouteCache(InboundRoutes numbers) {
        this.routes = numbers;
    }

    /// The data read under a version. It may be newer than the version, never older.
    ///
    /// @param carriers empty for an endpoint that is no carrier's
    private record CachedVersion(
            UUID version,
            Cache<CacheKey, NumberRoute> routes,
            Cache<CarrierLookup, Optional<InboundCarrier>> carriers) {
        CachedVersion(UUID version) {
            this(version, cache(), cache());
        }

        private static <K, V> Cache<K, V> cache() {
            return Caffeine.newBuilder()
                    .maximumSize(MAX_ENTRIES)
                    .executor(Runnable::run)
                    .build();
        }
    }

    private record CacheKey(NumberLookup number, String node) {}

    /// Numbers that belong to no tenant are left out.
    ///
    /// @param current the version that was current after the calls had begun
    Mono<Map<InboundLookup, InboundCandidates>> candidates(
            Collection<InboundLookup> calls, String node, RouteVersion current) {
        return routes(calls, node, cacheFor(current.id())).flatMap(behind -> withCallers(calls, behind, current));
    }

    /// The carriers of calls without a route. Endpoints that are no carrier's have an empty value.
    ///
    /// @param current the version that was current after the calls had begun
    Mono<Map<CarrierLookup, Optional<InboundCarrier>>> carriers(Collection<CarrierLookup> calls, RouteVersion current) {
        CachedVersion memory = cacheFor(current.id());
        Map<CarrierLookup, Optional<InboundCarrier>> known =
                new HashMap<>(memory.carriers().getAllPresent(calls));
        List<CarrierLookup> unknown = calls.stream()
                .filter(call -> !known.containsKey(call))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return Mono.just(known);
        }
        return routes.carriers(unknown).map(read -> {
            Map<CarrierLookup, Optional<InboundCarrier>> found =
                    unknown.stream().collect(toMap(call -> call, call -> Optional.ofNullable(read.get(call))));
            memory.carriers().putAll(found);
            known.putAll(found);
            return known;
        });
    }

    private CachedVersion cacheFor(UUID version) {
        CachedVersion current = cached;
        if (!current.version().equals(version)) {
            current = new CachedVersion(version);
            cached = current;
        }
        return current;
    }

    private Mono<Map<NumberLookup, NumberRoute>> routes(
            Collection<InboundLookup> calls, String node, CachedVersion memory) {
        Map<NumberLookup, NumberRoute> known = new HashMap<>();
        List<NumberLookup> unknown = calls.stream()
                .map(NumberLookup::of)
                .distinct()
                .filter(called -> !readCached(called, node, memory, known))
                .toList();
        if (unknown.isEmpty()) {
            return Mono.just(known);
        }
        return routes.routes(unknown, node).map(read -> {
            read.forEach((called, behind) -> memory.routes().put(new CacheKey(called, node), behind));
            known.putAll(read);
            return known;
        });
    }

    private static boolean readCached(
            NumberLookup called, String node, CachedVersion memory, Map<NumberLookup, NumberRoute> known) {
        NumberRoute behind = memory.routes().getIfPresent(new CacheKey(called, node));
        if (behind != null) {
            known.put(called, behind);
        }
        return behind != null;
    }

    private Mono<Map<InboundLookup, InboundCandidates>> withCallers(
            Collection<InboundLookup> calls, Map<NumberLookup, NumberRoute> behind, RouteVersion moment) {
        Map<InboundLookup, NumberRoute> known = calls.stream()
                .filter(call -> behind.containsKey(NumberLookup.of(call)))
                .collect(toMap(call -> call, call -> behind.get(NumberLookup.of(call)), (one, _) -> one));
        return callerHistories(known)
                .map(callers -> known.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                one -> one.getValue()
                                        .candidates()
                                        .withCaller(
                                                callers.getOrDefault(one.getKey(), CallerHistory.UNKNOWN),
                                                moment.now()))));
    }

    private Mono<Map<InboundLookup, CallerHistory>> callerHistories(Map<InboundLookup, NumberRoute> known) {
        Map<InboundLookup, NumberRoute> asking = known.entrySet().stream()
                .filter(one -> one.getValue().dependsOnCaller())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return asking.isEmpty() ? Mono.just(Map.of()) : routes.callerHistories(asking);
    }
}
