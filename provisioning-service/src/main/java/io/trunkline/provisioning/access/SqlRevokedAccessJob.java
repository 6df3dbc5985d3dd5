package io.trunkline.provisioning.access;

import io.trunkline.provisioning.platform.Sql;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Keeps this service's own list of ended access. The other services hear access.changed; here the tables say
/// it, the same in every replica and after every start. Whoever lost access longer ago than a token lives has
/// none left.
@Component
class SqlRevokedAccessJob {
    private static final Logger LOG = LoggerFactory.getLogger(SqlRevokedAccessJob.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOOK_BACK = Duration.ofMinutes(11);

    private static final String CHANGED_SINCE = """
            SELECT id, tokens_void_before AS ended_at, deleted_at IS NOT NULL OR status <> 'active' AS ended
            FROM users
            WHERE updated_at > :since
            UNION ALL
            SELECT id, CAST(NULL AS timestamptz) AS ended_at, deleted_at IS NOT NULL OR status <> 'active' AS ended
            FROM tenants
            WHERE updated_at > :since
            """;

    private final DatabaseClient database;
    private final InMemoryRevokedAccess revokedAccess;
    private final Clock clock;

    SqlRevokedAccessJob(DatabaseClient database, InMemoryRevokedAccess list, Clock clock) {
        this.database = database;
        this.revokedAccess = list;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S")
    Mono<Void> refresh() {
        return database.sql(CHANGED_SINCE)
                .bind("since", clock.instant().minus(LOOK_BACK))
                .map(row -> new Row(
                        Sql.uuid(row, "id").toString(),
                        Boolean.TRUE.equals(row.get("ended", Boolean.class)),
                        Sql.timeOrNull(row, "ended_at")))
                .all()
                .doOnNext(row -> revokedAccess.apply(row.id(), !row.revoked(), row.voidBefore()))
                .then()
                // the next look waits for this one: a connection that hangs must not keep ended access alive
                .timeout(TIMEOUT)
                .onErrorResume(DataAccessException.class, fault -> {
                    LOG.debug("whose access ended is not known now: {}", fault.toString());
                    return Mono.empty();
                });
    }

    private record Row(String id, boolean revoked, @Nullable Instant voidBefore) {}
}
