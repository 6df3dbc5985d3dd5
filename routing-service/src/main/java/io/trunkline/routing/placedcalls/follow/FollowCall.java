package io.trunkline.routing.placedcalls.follow;

import io.trunkline.routing.placedcalls.follow.PlacedCallEventLog.NumberedEvent;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.telephony.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Follows placed calls. Each replica reads what is new of all calls that are followed through it, in one query a
/// round,
/// so that it does not matter which replica heard of it; while nobody follows anything, nothing is read.
@Component
class FollowCall {
    private static final Logger log = LoggerFactory.getLogger(FollowCall.class);

    private final PlacedCallEventLog eventLog;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Flux<List<NumberedEvent>> rounds;

    FollowCall(PlacedCallEventLog callLog, RoutingSettings settings) {
        this.eventLog = callLog;
        this.rounds = Flux.interval(settings.followEvery())
                .onBackpressureDrop()
                .concatMap(_ -> readNewEvents(settings.followEvery()), 1)
                .share();
    }

    /// Somebody who follows a call, and how far.
    private static final class Follower {
        private final CallId call;
        private volatile int seen;

        Follower(CallId call, int seen) {
            this.call = call;
            this.seen = seen;
        }

        /// Whether an event is new here; rounds overlap.
        boolean accept(NumberedEvent numbered) {
            if (!numbered.event().call().equals(call) || numbered.number() <= seen) {
                return false;
            }
            seen = numbered.number();
            return true;
        }
    }

    /// What came after a number, then what comes, up to and including the end.
    Flux<NumberedEvent> follow(CallId call, int seen) {
        return Flux.using(() -> addFollower(call, seen), this::follow, followers::remove)
                .takeUntilOther(closing.asMono());
    }

    private Follower addFollower(CallId call, int seen) {
        Follower reader = new Follower(call, seen);
        followers.add(reader);
        return reader;
    }

    private Flux<NumberedEvent> follow(Follower reader) {
        return Flux.concat(eventLog.eventsAfter(Map.of(reader.call, reader.seen)), rounds)
                .concatMapIterable(round -> round)
                .filter(reader::accept)
                .takeUntil(numbered -> numbered.event().isLast());
    }

    private Mono<List<NumberedEvent>> readNewEvents(Duration limit) {
        Map<CallId, Integer> seen =
                followers.stream().collect(Collectors.toMap(reader -> reader.call, reader -> reader.seen, Math::min));
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        return eventLog.eventsAfter(seen)
                .timeout(limit.multipliedBy(20))
                // the next round asks again: what was not read is still there
                .onErrorResume(DataAccessException.class, this::logMissedRound)
                .onErrorResume(TimeoutException.class, this::logMissedRound);
    }

    private Mono<List<NumberedEvent>> logMissedRound(Throwable why) {
        log.warn("Followed calls could not be read: {}", why.toString());
        return Mono.empty();
    }

    /// A server that is stopping waits for its answers, and these would not end.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
