package io.trunkline.provisioning.signin;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.signin.domain.RefreshToken;
import io.trunkline.provisioning.signin.domain.Session;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlSessionStore implements SessionStore {
    private static final String INSERT = """
            INSERT INTO sessions (id, user_id, started_at, last_used_at) VALUES (:id, :user, :startedAt, :lastUsedAt)
            """;
    private static final String ADD_TOKEN = """
            INSERT INTO refresh_tokens (digest, session_id) VALUES (:digest, :session)
            """;
    private static final String LOCK_BY_TOKEN = """
            SELECT s.id, s.user_id, s.started_at, s.last_used_at, s.ended_at
            FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id
            WHERE t.digest = :digest
            FOR UPDATE OF s
            """;
    // read after the lock: it may have been replaced while the lock was waited for
    private static final String REPLACED_AT = """
            SELECT replaced_at FROM refresh_tokens WHERE digest = :digest
            """;
    private static final String RECORD_USE_OF_TOKEN = """
            UPDATE refresh_tokens SET replaced_at = coalesce(replaced_at, :now) WHERE digest = :digest
            """;
    private static final String RECORD_USE = """
            UPDATE sessions SET last_used_at = :now WHERE id = :id
            """;
    private static final String END = """
            UPDATE sessions SET ended_at = :now WHERE id = :id
            """;
    private static final String DELETE_OLD = """
            DELETE FROM sessions
            WHERE id IN (SELECT id FROM sessions WHERE last_used_at < :before ORDER BY last_used_at LIMIT 500)
            """;

    private final DatabaseClient database;

    SqlSessionStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> insert(Session session) {
        return database.sql(INSERT)
                .bind("id", session.id())
                .bind("user", session.userId())
                .bind("startedAt", session.startedAt())
                .bind("lastUsedAt", session.lastUsedAt())
                .then();
    }

    @Override
    public Mono<Void> addToken(UUID session, byte[] digest) {
        return database.sql(ADD_TOKEN)
                .bind("digest", digest)
                .bind("session", session)
                .then();
    }

    @Override
    public Mono<RefreshToken> lockByToken(byte[] digest) {
        return database.sql(LOCK_BY_TOKEN)
                .bind("digest", digest)
                .map(RowReader.with(SqlSessionStore::toSession))
                .one()
                .flatMap(session -> toToken(session, digest));
    }

    @Override
    public Mono<Void> recordUse(Session session, byte[] digest, Instant now) {
        return database.sql(RECORD_USE_OF_TOKEN)
                .bind("digest", digest)
                .bind("now", now)
                .then()
                .then(database.sql(RECORD_USE)
                        .bind("id", session.id())
                        .bind("now", now)
                        .then());
    }

    @Override
    public Mono<Void> end(UUID session, Instant now) {
        return database.sql(END).bind("id", session).bind("now", now).then();
    }

    private Mono<RefreshToken> toToken(Session session, byte[] digest) {
        return database.sql(REPLACED_AT)
                .bind("digest", digest)
                .map(RowReader.with(row -> new RefreshToken(session, row.instantOrNull("replaced_at"))))
                .one();
    }

    private static Session toSession(RowReader row) {
        return new Session(
                row.uuid("id"),
                row.uuid("user_id"),
                row.instant("started_at"),
                row.instant("last_used_at"),
                row.instantOrNull("ended_at"));
    }

    /// A session whose last use is older than its maximum age has ended.
    @Configuration(proxyBeanMethods = false)
    static class Retention {
        @Bean
        RetentionRule sessionRetention(DatabaseClient database) {
            return new SqlRetentionRule("sessions", Session.MAX_AGE.plusDays(1), database, DELETE_OLD);
        }
    }
}
