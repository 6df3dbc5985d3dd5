package io.trunkline.routing.liveusage;

import io.trunkline.routing.liveusage.domain.LiveChange;
import io.trunkline.routing.liveusage.domain.LiveScope;
import io.trunkline.routing.liveusage.domain.LiveState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams live usage. All streams of the same tenant share one read per interval; without streams nothing is read.
@Component
class FollowLiveUsage {
    private static final Logger log = LoggerFactory.getLogger(FollowLiveUsage.class);

    private final LiveUsage liveUsage;
    private final LiveUsageSettings settings;
    private final Map<Optional<UUID>, Flux<LiveState>> rounds = new ConcurrentHashMap<>();

    FollowLiveUsage(LiveUsage liveUsage, LiveUsageSettings settings) {
        this.liveUsage = liveUsage;
        this.settings = settings;
    }

    /// One update of a stream.
    ///
    /// @param change the difference to the update before; null for the first update
    record LiveUpdate(LiveState state, @Nullable LiveChange change) {
        static LiveUpdate first(LiveState state) {
            return new LiveUpdate(state, null);
        }

        LiveUpdate next(LiveState next) {
            return new LiveUpdate(next, next.since(state));
        }

        boolean hasChanges() {
            return change == null || change.hasChanges();
        }
    }

    /// The whole state first, then one update per change.
    Flux<LiveUpdate> follow(LiveScope scope) {
        Flux<LiveState> states = Flux.concat(
                // a slow stream skips to the latest state and does not delay the others
                first(scope),
                rounds.computeIfAbsent(scope.tenantToRead(), this::rounds).onBackpressureLatest());
        return states.map(scope::filter)
                .scanWith(Optional::<LiveUpdate>empty, FollowLiveUsage::next)
                .flatMapIterable(
                        update -> update.stream().filter(LiveUpdate::hasChanges).toList());
    }

    private Mono<LiveState> first(LiveScope scope) {
        return liveUsage.read(scope.tenantToRead()).timeout(settings.readTimeout());
    }

    private static Optional<LiveUpdate> next(Optional<LiveUpdate> before, LiveState state) {
        return Optional.of(before.map(update -> update.next(state)).orElseGet(() -> LiveUpdate.first(state)));
    }

    private Flux<LiveState> rounds(Optional<UUID> tenant) {
        return Flux.interval(settings.interval())
                .onBackpressureDrop()
                .concatMap(_ -> round(tenant), 1)
                .share();
    }

    /// A failed read is skipped; the next one includes its changes.
    private Mono<LiveState> round(Optional<UUID> tenant) {
        return liveUsage
                .read(tenant)
                .timeout(settings.readTimeout())
                .onErrorResume(DataAccessException.class, FollowLiveUsage::logFailedRead)
                .onErrorResume(TimeoutException.class, FollowLiveUsage::logFailedRead);
    }

    private static Mono<LiveState> logFailedRead(Throwable failure) {
        log.warn("Live usage could not be read: {}", failure.toString());
        return Mono.empty();
    }
}
