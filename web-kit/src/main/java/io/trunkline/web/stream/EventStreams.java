package io.trunkline.web.stream;

import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.RevokedAccess;
import io.trunkline.web.security.UserAuthentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Server-Sent Events of a controller:
/// ```java
/// @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
/// Flux<ServerSentEvent<LiveState>> stream(CurrentUser user) {
///     return eventStreams.open(user, slots, followLive.follow(user).map(...));
/// }
/// ```
/// Every 15 seconds a stream sends a comment as its heartbeat, since proxies close idle connections after 30 to 60.
/// It ends with its events, when its token expires, within a second after the access of its user is revoked, when
/// the service stops, and after 10 minutes. The client then comes back with a new token.
public final class EventStreams implements SmartLifecycle {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration ACCESS_CHECK = Duration.ofSeconds(1);
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private final RevokedAccess revokedAccess;
    private final Clock clock;
    private final Intervals intervals;
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    EventStreams(RevokedAccess revokedAccess, Clock clock) {
        this(revokedAccess, clock, new Intervals(HEARTBEAT, ACCESS_CHECK, MAX_AGE));
    }

    EventStreams(RevokedAccess revokedAccess, Clock clock, Intervals intervals) {
        this.revokedAccess = revokedAccess;
        this.clock = clock;
        this.intervals = intervals;
    }

    /// @param accessCheck how often it is checked whether the access was revoked
    record Intervals(Duration heartbeat, Duration accessCheck, Duration maxAge) {}

    /// @param isRevoked whether the access of the stream has ended
    private record Token(BooleanSupplier isRevoked, Instant expiresAt) {}

    /// Opens a stream that uses a slot. If none is free, the response is the problem of the slots.
    ///
    /// @param events subscribed to when a slot is free
    public <T> Flux<ServerSentEvent<T>> open(CurrentUser user, StreamSlots slots, Flux<ServerSentEvent<T>> events) {
        return Flux.using(() -> slots.acquire(user.userId()), _ -> open(user, events), slots::release);
    }

    /// Opens a stream without a limit.
    public <T> Flux<ServerSentEvent<T>> open(CurrentUser user, Flux<ServerSentEvent<T>> events) {
        return UserAuthentication.current()
                .map(this::tokenOf)
                .switchIfEmpty(Mono.fromSupplier(() -> withoutToken(user)))
                .flatMapMany(token -> whileValid(token, events));
    }

    private Token tokenOf(UserAuthentication authentication) {
        return new Token(() -> authentication.isRevoked(revokedAccess), authentication.expiresAt());
    }

    /// For a stream that is not opened by a request.
    private Token withoutToken(CurrentUser user) {
        Instant opened = clock.instant();
        String tenant = user.tenantId().map(UUID::toString).orElse(null);
        return new Token(() -> revokedAccess.isRevoked(user.userId(), tenant, opened), Instant.MAX);
    }

    private <T> Flux<ServerSentEvent<T>> whileValid(Token token, Flux<ServerSentEvent<T>> events) {
        return withHeartbeats(events.takeUntilOther(stopping.asMono()))
                .takeWhile(_ -> !token.isRevoked().getAsBoolean())
                .takeUntilOther(Flux.interval(intervals.accessCheck())
                        .onBackpressureDrop()
                        .filter(_ -> token.isRevoked().getAsBoolean()))
                .take(maxAge(token));
    }

    /// At most until the token expires.
    private Duration maxAge(Token token) {
        Instant now = clock.instant();
        Instant end = now.plus(intervals.maxAge());
        Duration age = Duration.between(now, token.expiresAt().isBefore(end) ? token.expiresAt() : end);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private <T> Flux<ServerSentEvent<T>> withHeartbeats(Flux<ServerSentEvent<T>> events) {
        return events.publish(
                shared -> Flux.merge(shared, this.<T>heartbeats().takeUntilOther(shared.ignoreElements())));
    }

    private <T> Flux<ServerSentEvent<T>> heartbeats() {
        return Flux.interval(intervals.heartbeat())
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
