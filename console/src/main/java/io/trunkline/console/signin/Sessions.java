package io.trunkline.console.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.console.signin.domain.Session;
import io.trunkline.web.address.ClientAddress;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Keeps the access tokens of sessions valid. Requests of one browser that come at the same time lead to one refresh,
/// and later requests that still have the former cookie get its result: a browser may have lost the response with the
/// new one. Another replica refreshes by itself; a refresh token may be used again for 30 seconds.
@Component
class Sessions {
    /// As long as the access token of a result is valid.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MAX_KEPT = 10_000;
    /// A request may be on its way for some time.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /// A stream ends with its token, so it starts with one that is valid for some time.
    private static final Duration MARGIN_OF_STREAM = Duration.ofMinutes(5);

    private final SignInClient client;
    private final Clock clock;
    private final Cache<String, Mono<Session>> refreshed =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MAX_KEPT).build();

    Sessions(SignInClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /// The session with an access token that is valid for long enough: the same one, or a later one.
    ///
    /// @param forStream whether the request opens a stream of events
    /// @return fails with `session.ended` if the session cannot be refreshed
    Mono<Session> fresh(Session session, boolean forStream, ClientAddress address) {
        Duration margin = forStream ? MARGIN_OF_STREAM : MARGIN;
        if (session.isFresh(clock.instant(), margin)) {
            return Mono.just(session);
        }
        return refresh(session, address)
                // it may be one from the cache, which is too old by now
                .flatMap(next -> next.isFresh(clock.instant(), margin) ? Mono.just(next) : refresh(next, address));
    }

    private Mono<Session> refresh(Session session, ClientAddress address) {
        String key = session.refreshToken();
        return refreshed.get(
                key,
                _ -> client.refresh(session, address)
                        .doOnError(_ -> refreshed.invalidate(key))
                        .cache());
    }

    /// Forgets a session that has ended.
    void forget(Session session) {
        refreshed.invalidate(session.refreshToken());
    }
}
