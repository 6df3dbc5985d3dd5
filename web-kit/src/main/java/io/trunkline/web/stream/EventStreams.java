package io.trunkline.web.stream;

import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.RevokedAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Server-Sent Events of a controller:
/// ```java
/// @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
/// Flux<ServerSentEvent<LiveState>> stream(CurrentUser user) {
///     return eventStreams.open(user, slots, followLive.follow(user).map(...));
/// }
/// ```
/// Every 15 seconds a stream sends a comment as its heartbeat, since proxies close idle connections after 30 to 60.
/// It ends with its events, when the access of its user is revoked (at the next event or heartbeat), when the
/// service stops, and after 10 minutes, which is the life of a token. The client then comes back with a new one.
public final class EventStreams implements SmartLifecycle {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private final RevokedAccess revokedAccess;
    private final Clock clock;
    private final Duration heartbeat;
    private final Duration maxAge;
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    EventStreams(RevokedAccess revokedAccess, Clock clock) {
        this(revokedAccess, clock, HEARTBEAT, MAX_AGE);
    }

    EventStreams(RevokedAccess revokedAccess, Clock clock, Duration heartbeat, Duration maxAge) {
        this.revokedAccess = revokedAccess;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.maxAge = maxAge;
    }

    /// Opens a stream that uses a slot. If none is free, the response is the problem of the slots.
    ///
    /// @param events subscribed to when a slot is free
    public <T> Flux<ServerSentEvent<T>> open(CurrentUser user, StreamSlots slots, Flux<ServerSentEvent<T>> events) {
        return Flux.using(() -> slots.acquire(user.userId()), _ -> open(user, events), slots::release);
    }

    /// Opens a stream without a limit.
    public <T> Flux<ServerSentEvent<T>> open(CurrentUser user, Flux<ServerSentEvent<T>> events) {
        return Flux.defer(() -> withHeartbeats(events.takeUntilOther(stopping.asMono()))
                .takeWhile(hasAccess(user))
                .take(maxAge));
    }

    /// The token was valid when the stream was opened, so only later revocations are checked.
    private <T> Predicate<T> hasAccess(CurrentUser user) {
        Instant opened = clock.instant();
        String tenant = user.tenantId().map(UUID::toString).orElse(null);
        return _ -> !revokedAccess.isRevoked(user.userId(), tenant, opened);
    }

    private <T> Flux<ServerSentEvent<T>> withHeartbeats(Flux<ServerSentEvent<T>> events) {
        return events.publish(
                shared -> Flux.merge(shared, this.<T>heartbeats().takeUntilOther(shared.ignoreElements())));
    }

    private <T> Flux<ServerSentEvent<T>> heartbeats() {
        return Flux.interval(heartbeat)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<T>builder().comment("").build());
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        running = true;
    }

    /// The default phase stops before the web server, which would wait for open streams.
    @Override
    public void stop() {
        running = false;
        var _ = stopping.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
