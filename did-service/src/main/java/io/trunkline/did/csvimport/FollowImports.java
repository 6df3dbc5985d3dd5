package io.trunkline.did.csvimport;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams the progress of imports. A replica reads that of all followed imports with one query per interval, so it
/// does not matter which replica works on them. Without streams nothing is read. That query is for streams of all
/// tenants, so it runs as the owner of the database.
@Component
class FollowImports {
    private static final Logger LOG = LoggerFactory.getLogger(FollowImports.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private final Imports imports;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Flux<List<ImportProgress>> rounds;

    FollowImports(Imports imports) {
        this.imports = imports;
        this.rounds = Flux.interval(INTERVAL)
                .onBackpressureDrop()
                .concatMap(_ -> OwnerAccess.run(read()), 1)
                .share();
    }

    /// An open stream.
    private static final class Follower {
        private final UUID id;

        Follower(UUID id) {
            this.id = id;
        }
    }

    /// The progress now, and each time that it has changed, up to the end of the import.
    Flux<ImportProgress> follow(ImportProgress now) {
        return Flux.using(() -> add(now.id()), follower -> follow(now, follower), followers::remove);
    }

    private Follower add(UUID id) {
        var follower = new Follower(id);
        followers.add(follower);
        return follower;
    }

    private Flux<ImportProgress> follow(ImportProgress now, Follower follower) {
        return Flux.concat(Mono.just(List.of(now)), rounds)
                .concatMapIterable(all -> all)
                .filter(progress -> progress.id().equals(follower.id))
                .distinctUntilChanged()
                .takeUntil(ImportProgress::isEnd);
    }

    private Mono<List<ImportProgress>> read() {
        var ids = followers.stream().map(follower -> follower.id).collect(Collectors.toSet());
        return imports.findAll(ids)
                .timeout(READ_TIMEOUT)
                // the next read has what this one misses
                .onErrorResume(DataAccessException.class, FollowImports::logFailedRead)
                .onErrorResume(TimeoutException.class, FollowImports::logFailedRead);
    }

    private static Mono<List<ImportProgress>> logFailedRead(Throwable failure) {
        LOG.warn("the progress of imports could not be read: {}", failure.toString());
        return Mono.empty();
    }
}
