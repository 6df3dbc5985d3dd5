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

/// Keeps this service's list of revoked access up to date. The other services consume access.changed; this one
/// reads its own tables. Changes older than the lifetime of a token do not matter: every token from before has
/// expired.
@Component
class SqlRevokedAccessJob {
    private static final Logger LOG = LoggerFactory.getLogger(SqlRevokedAccessJob.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOOK_BACK = Duration.ofMinutes(11);

    private static final String CHANGED_SINCE = """
            SELECT id, tokens_void_before AS void_before, deleted_at IS NOT NULL OR status <> 'active' AS revoked
            FROM users
            WHERE updated_at > :since
            UNION ALL
            SELECT id, CAST(NULL AS timestamptz) AS void_before, deleted_at IS NOT NULL OR status <> 'active' AS revoked
            FROM tenants
            WHERE updated_at > :since
            """;

    private final DatabaseClient database;
    private final InMemoryRevokedAccess revokedAccess;
    private final Clock clock;

    SqlRevokedAccessJob(DatabaseClient database, InMemoryRevokedAccess revokedAccess, Clock clock) {
        this.database = database;
        this.revokedAccess = revokedAccess;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S")
    Mono<Void> refresh() {
        return database.sql(CHANGED_SINCE)
                .bind("since", clock.instant().minus(LOOK_BACK))
                .map(row -> new Row(
                        Sql.uuid(row, "id").toString(),
                        Boolean.TRUE.equals(row.get("revoked", Boolean.class)),
                        Sql.timeOrNull(row, "void_before")))
                .all()
                .doOnNext(row -> revokedAccess.apply(row.id(), !row.revoked(), row.voidBefore()))
                .then()
                // the next run waits for this one, so a connection that hangs must not block it for long
                .timeout(TIMEOUT)
                .onErrorResume(DataAccessException.class, fault -> {
                    LOG.debug("cannot read revoked access now: {}", fault.toString());
                    return Mono.empty();
                });
    }

    private record Row(String id, boolean revoked, @Nullable Instant voidBefore) {}
}
