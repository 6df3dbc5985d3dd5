package io.trunkline.routing.platform;

import io.r2dbc.spi.Parameters;
import io.trunkline.events.AccessChanged;
import io.trunkline.events.Topic;
import io.trunkline.messaging.EventHandler;
import io.trunkline.messaging.Received;
import io.trunkline.messaging.Subscription;
import io.trunkline.web.MemoryAccessList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Whose access has ended, kept in the database: a consumer group hands each replica only a part of the topic, and
/// only once. Every replica reads the table into its own list every two seconds; tokens live for ten minutes, so
/// older ends need no place there.
@Configuration(proxyBeanMethods = false)
class SqlEndedAccess implements EventHandler {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private static final String APPLY = """
            INSERT INTO ended_access AS a (subject_id, version, ended_at)
            VALUES (:subject, :version, :endedAt)
            ON CONFLICT (subject_id) DO UPDATE SET version = excluded.version, ended_at = excluded.ended_at
            WHERE a.version < excluded.version
            """;

    private static final String RECENT = """
            SELECT CAST(subject_id AS text) AS subject_id, ended_at FROM ended_access
            WHERE ended_at IS NULL OR ended_at > :since
            """;

    private final DatabaseClient database;
    private final MemoryAccessList list;
    private final Clock clock;

    SqlEndedAccess(DatabaseClient database, MemoryAccessList list, Clock clock) {
        this.database = database;
        this.list = list;
        this.clock = clock;
    }

    @Bean
    Subscription accessSubscription() {
        return new Subscription("access", List.of(Topic.ACCESS_CHANGED), this);
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        return Flux.fromIterable(batch)
                .map(Received::event)
                .ofType(AccessChanged.class)
                .concatMap(this::apply)
                .then(refresh());
    }

    @Scheduled(fixedDelay = 2_000)
    Mono<Void> refresh() {
        return database.sql(RECENT)
                .bind("since", clock.instant().minus(TOKEN_LIFE))
                .map(row -> {
                    list.apply(
                            Objects.requireNonNull(row.get("subject_id", String.class)),
                            row.get("ended_at", Instant.class));
                    return true;
                })
                .all()
                .then();
    }

    private Mono<Void> apply(AccessChanged access) {
        Instant ended = endOf(access);
        return database.sql(APPLY)
                .bind("subject", access.subjectId())
                .bind("version", access.version())
                .bind("endedAt", ended == null ? Parameters.in(Instant.class) : ended)
                .then();
    }

    private @Nullable Instant endOf(AccessChanged access) {
        return access.active() && !access.deleted() ? access.tokensVoidBefore() : clock.instant();
    }
}
