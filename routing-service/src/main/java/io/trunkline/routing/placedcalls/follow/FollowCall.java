package io.trunkline.routing.placedcalls.follow;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.routing.placedcalls.domain.NumberedEvent;
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
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams the events of placed calls. A replica reads new events of all followed calls with one query per
/// interval, so it does not matter which replica consumed them. Without streams nothing is read. That query is for
/// streams of all tenants, so it runs as the owner of the database.
@Component
class FollowCall {
    private static final Logger log = LoggerFactory.getLogger(FollowCall.class);

    private final PlacedCallEventLog eventLog;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Flux<List<NumberedEvent>> rounds;

    FollowCall(PlacedCallEventLog eventLog, RoutingSettings settings) {
        this.eventLog = eventLog;
        this.rounds = Flux.interval(settings.followInterval())
                .onBackpressureDrop()
                .concatMap(_ -> OwnerAccess.run(readNewEvents(settings.followInterval())), 1)
                .share();
    }

    /// An open stream and the number of the last event it sent.
    private static final class Follower {
        private final CallId call;
        private volatile int seen;

        Follower(CallId call, int seen) {
            this.call = call;
            this.seen = seen;
        }

        /// Whether the event is new to this stream; reads overlap.
        boolean accept(NumberedEvent numbered) {
            if (!numbered.event().call().equals(call) || numbered.number() <= seen) {
                return false;
            }
            seen = numbered.number();
            return true;
        }
    }

    /// Events after the given number, past ones first, up to the end of the call.
    Flux<NumberedEvent> follow(CallId call, int seen) {
        return Flux.using(() -> addFollower(call, seen), this::follow, followers::remove);
    }

    private Follower addFollower(CallId call, int seen) {
        Follower follower = new Follower(call, seen);
        followers.add(follower);
        return follower;
    }

    private Flux<NumberedEvent> follow(Follower follower) {
        return Flux.concat(eventLog.eventsAfter(Map.of(follower.call, follower.seen)), rounds)
                .concatMapIterable(events -> events)
                .filter(follower::accept)
                .takeUntil(numbered -> numbered.event().isLast());
    }

    private Mono<List<NumberedEvent>> readNewEvents(Duration limit) {
        Map<CallId, Integer> seen = followers.stream()
                .collect(Collectors.toMap(follower -> follower.call, follower -> follower.seen, Math::min));
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        return eventLog.eventsAfter(seen)
                .timeout(limit.multipliedBy(20))
                // a failed read loses nothing: the next one starts at the same numbers
                .onErrorResume(DataAccessException.class, this::logFailedRead)
                .onErrorResume(TimeoutException.class, this::logFailedRead);
    }

    private Mono<List<NumberedEvent>> logFailedRead(Throwable failure) {
        log.warn("Events of placed calls could not be read: {}", failure.toString());
        return Mono.empty();
    }
}
