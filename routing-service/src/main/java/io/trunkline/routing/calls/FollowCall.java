package io.trunkline.routing.calls;

import io.trunkline.routing.calls.CallLog.Numbered;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.platform.RoutingSettings;
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

    private final CallLog callLog;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Flux<List<Numbered>> rounds;

    FollowCall(CallLog callLog, RoutingSettings settings) {
        this.callLog = callLog;
        this.rounds = Flux.interval(settings.followEvery())
                .onBackpressureDrop()
                .concatMap(_ -> news(settings.followEvery()), 1)
                .share();
    }

    /// Somebody who follows a call, and how far.
    private static final class Reader {
        private final CallId call;
        private volatile int seen;

        Reader(CallId call, int seen) {
            this.call = call;
            this.seen = seen;
        }

        /// Whether an event is new here; rounds overlap.
        boolean takes(Numbered numbered) {
            if (!numbered.event().call().equals(call) || numbered.number() <= seen) {
                return false;
            }
            seen = numbered.number();
            return true;
        }
    }

    /// What came after a number, then what comes, up to and including the end.
    Flux<Numbered> follow(CallId call, int seen) {
        return Flux.using(() -> reader(call, seen), this::follow, readers::remove)
                .takeUntilOther(closing.asMono());
    }

    private Reader reader(CallId call, int seen) {
        Reader reader = new Reader(call, seen);
        readers.add(reader);
        return reader;
    }

    private Flux<Numbered> follow(Reader reader) {
        return Flux.concat(callLog.after(Map.of(reader.call, reader.seen)), rounds)
                .concatMapIterable(round -> round)
                .filter(reader::takes)
                .takeUntil(numbered -> numbered.event().isLast());
    }

    private Mono<List<Numbered>> news(Duration limit) {
        Map<CallId, Integer> seen =
                readers.stream().collect(Collectors.toMap(reader -> reader.call, reader -> reader.seen, Math::min));
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        return callLog.after(seen)
                .timeout(limit.multipliedBy(20))
                // the next round asks again: what was not read is still there
                .onErrorResume(DataAccessException.class, this::missed)
                .onErrorResume(TimeoutException.class, this::missed);
    }

    private Mono<List<Numbered>> missed(Throwable why) {
        log.warn("Followed calls could not be read: {}", why.toString());
        return Mono.empty();
    }

    /// A server that is stopping waits for its answers, and these would not end.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
