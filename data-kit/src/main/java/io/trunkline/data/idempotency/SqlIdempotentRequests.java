package io.trunkline.data.idempotency;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// The table `idempotent_requests` of `db/data-kit/idempotency`.
public final class SqlIdempotentRequests implements IdempotentRequests {
    /// How long a key is kept.
    public static final Duration KEEP = Duration.ofHours(24);

    /// Of two requests with one key at once, the second waits here until the first is committed or rolled back.
    private static final String CLAIM = """
            INSERT INTO idempotent_requests (subject, operation, key, fingerprint, created_at)
            VALUES (:subject, :operation, :key, :fingerprint, :createdAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String STORE_ANSWER = """
            UPDATE idempotent_requests SET answer = :answer
            WHERE subject = :subject AND operation = :operation AND key = :key
            """;

    private static final String FIND = """
            SELECT fingerprint, answer FROM idempotent_requests
            WHERE subject = :subject AND operation = :operation AND key = :key
            """;

    private static final String DELETE_OLD = """
            DELETE FROM idempotent_requests
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotent_requests WHERE created_at < :before
                ORDER BY created_at LIMIT 2000 FOR UPDATE SKIP LOCKED))
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json;
    private final Fingerprint fingerprint;
    private final Supplier<? extends RuntimeException> conflict;

    /// @param json writes and reads the answers
    /// @param conflict the error for a key that belongs to another request
    public SqlIdempotentRequests(
            DatabaseClient database,
            Clock clock,
            JsonMapper json,
            Fingerprint fingerprint,
            Supplier<? extends RuntimeException> conflict) {
        this.database = database;
        this.clock = clock;
        this.json = json;
        this.fingerprint = fingerprint;
        this.conflict = conflict;
    }

    @Override
    public <T> Mono<IdempotentAnswer<T>> once(IdempotentRequest<T> request, Mono<T> change) {
        String key = request.key().key();
        if (key == null) {
            return change.map(IdempotentAnswer::first);
        }
        return claim(request, key)
                .flatMap(isNew -> isNew
                        ? runFirst(request, key, change).map(IdempotentAnswer::first)
                        : find(request, key).map(IdempotentAnswer::repeat).switchIfEmpty(Mono.error(conflict)));
    }

    @Override
    public <T> Mono<IdempotentAnswer<T>> earlierAnswer(IdempotentRequest<T> request) {
        String key = request.key().key();
        return key == null ? Mono.empty() : find(request, key).map(IdempotentAnswer::repeat);
    }

    /// Deletes expired keys.
    public static RetentionRule retention(DatabaseClient database) {
        return new SqlRetentionRule("idempotency-keys", KEEP, database, DELETE_OLD);
    }

    private Mono<Boolean> claim(IdempotentRequest<?> request, String key) {
        return RowUpdates.changedAny(bound(CLAIM, request, key)
                .bind("fingerprint", fingerprint.of(request.body()))
                .bind("createdAt", clock.instant()));
    }

    private <T> Mono<T> runFirst(IdempotentRequest<T> request, String key, Mono<T> change) {
        return change.switchIfEmpty(Mono.error(() -> new IllegalStateException("no answer for an Idempotency-Key")))
                .flatMap(answer -> store(request, key, answer));
    }

    private <T> Mono<T> store(IdempotentRequest<T> request, String key, T answer) {
        String stored = json.writeValueAsString(request.storedAnswer().apply(answer));
        return bound(STORE_ANSWER, request, key)
                .bind("answer", Binds.json(stored))
                .then()
                .thenReturn(answer);
    }

    private <T> Mono<T> find(IdempotentRequest<T> request, String key) {
        return bound(FIND, request, key)
                .map(RowReader.with(row -> new StoredRequest(row.text("fingerprint"), row.jsonOrNull("answer"))))
                .one()
                .map(stored -> answer(request, stored));
    }

    private <T> T answer(IdempotentRequest<T> request, StoredRequest stored) {
        if (stored.answer() == null || !stored.fingerprint().equals(fingerprint.of(request.body()))) {
            throw conflict.get();
        }
        return json.readValue(stored.answer(), request.answerType());
    }

    private GenericExecuteSpec bound(String sql, IdempotentRequest<?> request, String key) {
        return database.sql(sql)
                .bind("subject", request.key().subject())
                .bind("operation", request.key().operation())
                .bind("key", key);
    }

    private record StoredRequest(
            String fingerprint, @Nullable String answer) {}
}
