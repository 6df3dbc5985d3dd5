package io.trunkline.routing.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads a state from the database for streams. All streams of one key share one read per interval; without streams
/// nothing is read.
///
/// @param <K> what to read, such as a tenant
/// @param <S> the state
public final class SharedReads<K, S> {
    private static final Logger log = LoggerFactory.getLogger(SharedReads.class);

    private final String name;
    private final Function<K, Mono<S>> read;
    private final Duration interval;
    private final Duration timeout;
    private final Map<K, Flux<S>> rounds = new ConcurrentHashMap<>();

    /// @param name of the state, for the log
    /// @param timeout of a read
    public SharedReads(String name, Function<K, Mono<S>> read, Duration interval, Duration timeout) {
        this.name = name;
        this.read = read;
        this.interval = interval;
        this.timeout = timeout;
    }

    /// The state now, and then once per interval.
    public Flux<S> follow(K key) {
        return Flux.concat(
                read.apply(key).timeout(timeout),
                // a slow stream skips to the latest state and does not delay the others
                rounds.computeIfAbsent(key, this::rounds).onBackpressureLatest());
    }

    private Flux<S> rounds(K key) {
        return Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(_ -> round(key), 1)
                .share();
    }

    /// A failed read is skipped; the next one includes its changes.
    private Mono<S> round(K key) {
        return read.apply(key)
                .timeout(timeout)
                .onErrorResume(DataAccessException.class, this::logFailedRead)
                .onErrorResume(TimeoutException.class, this::logFailedRead);
    }

    private Mono<S> logFailedRead(Throwable failure) {
        log.warn("{} could not be read: {}", name, failure.toString());
        return Mono.empty();
    }
}
