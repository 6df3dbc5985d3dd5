package io.trunkline.provisioning.access;

import io.trunkline.data.rows.RowReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads recently revoked access from the tables of users, tenants, API keys and sessions.
@Component
class SqlRevokedAccessReader {
    /// Longer than the lifetime of a token: tokens from before have expired.
    private static final Duration LOOK_BACK = Duration.ofMinutes(11);

    private static final String CHANGED_SINCE = """
            SELECT id, tokens_void_before AS void_before, deleted_at IS NOT NULL OR status <> 'active' AS revoked
            FROM users
            WHERE updated_at > :since
            UNION ALL
            SELECT id, CAST(NULL AS timestamptz) AS void_before, deleted_at IS NOT NULL OR status <> 'active' AS revoked
            FROM tenants
            WHERE updated_at > :since
            UNION ALL
            SELECT id, CAST(NULL AS timestamptz) AS void_before, deleted_at IS NOT NULL AS revoked
            FROM api_keys
            WHERE updated_at > :since
            UNION ALL
            SELECT id, CAST(NULL AS timestamptz) AS void_before, true AS revoked
            FROM sessions
            WHERE ended_at > :since
            """;

    private final DatabaseClient database;
    private final Clock clock;

    SqlRevokedAccessReader(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<List<ChangedAccess>> readRecentChanges() {
        return database.sql(CHANGED_SINCE)
                .bind("since", clock.instant().minus(LOOK_BACK))
                .map(RowReader.with(row -> new ChangedAccess(
                        row.uuid("id").toString(), row.bool("revoked"), row.instantOrNull("void_before"))))
                .all()
                .collectList();
    }

    /// @param subjectId a user, tenant, API key or session
    /// @param revoked whether all its tokens are revoked
    /// @param tokensVoidBefore tokens issued before are revoked; null if none are
    record ChangedAccess(
            String subjectId, boolean revoked, @Nullable Instant tokensVoidBefore) {}
}
