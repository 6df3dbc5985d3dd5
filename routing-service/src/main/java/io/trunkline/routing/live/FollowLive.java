package io.trunkline.routing.live;

import io.trunkline.routing.live.domain.LiveChange;
import io.trunkline.routing.live.domain.LiveScope;
import io.trunkline.routing.live.domain.LiveState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Lets callers follow what is held. All who see the same tenant's part share one reading a round; while nobody
/// follows,
/// nothing is read.
@Component
class FollowLive implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FollowLive.class);

    private final Holdings holdings;
    private final Seats seats;
    private final LiveSettings settings;
    private final Map<Optional<UUID>, Flux<LiveState>> rounds = new ConcurrentHashMap<>();
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    FollowLive(Holdings holdings, Seats seats, LiveSettings settings) {
        this.holdings = holdings;
        this.seats = seats;
        this.settings = settings;
    }

    /// What a follower is told.
    ///
    /// @param change what is new in it; null for the first one
    record Told(LiveState state, @Nullable LiveChange change) {
        static Told first(LiveState state) {
            return new Told(state, null);
        }

        Told then(LiveState next) {
            return new Told(next, next.since(state));
        }

        boolean says() {
            return change == null || change.says();
        }
    }

    /// The whole, then what changes. An error at first, when there is no seat.
    Flux<Told> follow(String subject, LiveScope scope) {
        return Flux.using(() -> seats.take(subject), _ -> told(scope), seats::leave)
                .takeUntilOther(stopping.asMono());
    }

    private Flux<Told> told(LiveScope scope) {
        Flux<LiveState> states = Flux.concat(
                // one who cannot keep up is told of the latest state, and holds nobody else up
                first(scope),
                rounds.computeIfAbsent(scope.reading(), this::rounds).onBackpressureLatest());
        return states.map(scope::of)
                .scanWith(Optional::<Told>empty, FollowLive::next)
                .flatMapIterable(told -> told.stream().filter(Told::says).toList());
    }

    private Mono<LiveState> first(LiveScope scope) {
        return holdings.read(scope.reading()).timeout(settings.answerWithin());
    }

    private static Optional<Told> next(Optional<Told> before, LiveState state) {
        return Optional.of(before.map(told -> told.then(state)).orElseGet(() -> Told.first(state)));
    }

    private Flux<LiveState> rounds(Optional<UUID> tenant) {
        return Flux.interval(settings.every())
                .onBackpressureDrop()
                .concatMap(_ -> round(tenant), 1)
                .share();
    }

    /// The next round shows what this one could not.
    private Mono<LiveState> round(Optional<UUID> tenant) {
        return holdings.read(tenant)
                .timeout(settings.answerWithin())
                .onErrorResume(DataAccessException.class, FollowLive::missed)
                .onErrorResume(TimeoutException.class, FollowLive::missed);
    }

    private static Mono<LiveState> missed(Throwable why) {
        log.warn("What is held could not be read: {}", why.toString());
        return Mono.empty();
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        running = true;
    }

    /// Before the server waits for its answers, since these would not end; [SmartLifecycle]'s own phase is the first to
    /// stop.
    @Override
    public void stop() {
        running = false;
        stopping.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
