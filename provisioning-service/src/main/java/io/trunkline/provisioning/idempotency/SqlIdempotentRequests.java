package io.trunkline.provisioning.idempotency;

import io.trunkline.provisioning.platform.Sql;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.problem.CommonProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Component
class SqlIdempotentRequests implements IdempotentRequests {
    private static final Logger LOG = LoggerFactory.getLogger(SqlIdempotentRequests.class);

    /// Of two concurrent requests with the same key, the second one waits here for the first one's transaction.
    private static final String CLAIM = """
            INSERT INTO idempotency_keys (subject, operation, key, fingerprint, created_at)
            VALUES (:subject, :operation, :key, :fingerprint, :createdAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String SAVE_RESPONSE = """
            UPDATE idempotency_keys SET answer = CAST(:answer AS jsonb)
            WHERE subject = :subject AND operation = :operation AND key = :key
            """;
    private static final String FIND = """
            SELECT fingerprint, CAST(answer AS text) AS answer
            FROM idempotency_keys
            WHERE subject = :subject AND operation = :operation AND key = :key
            """;
    private static final String DELETE_EXPIRED = """
            DELETE FROM idempotency_keys
            WHERE (subject, operation, key) IN (
                SELECT subject, operation, key FROM idempotency_keys
                WHERE created_at < :before ORDER BY created_at LIMIT 10000)
            """;
    private static final Duration RETENTION = Duration.ofHours(24);

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json;

    SqlIdempotentRequests(DatabaseClient database, Clock clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public <T> Mono<T> runOnce(IdempotentRequest<T> request, Mono<T> change) {
        var key = request.key();
        return key == null
                ? change
                : claim(request, key)
                        .flatMap(rows -> rows == 1 ? runFirst(request, key, change) : replay(request, key));
    }

    @Scheduled(fixedDelayString = "PT1M")
    Mono<Void> deleteExpired() {
        return database.sql(DELETE_EXPIRED)
                .bind("before", clock.instant().minus(RETENTION))
                .then();
    }

    private <T> Mono<T> runFirst(IdempotentRequest<T> request, IdempotencyKey key, Mono<T> change) {
        return change.flatMap(answer -> bindKey(SAVE_RESPONSE, request, key)
                .bind("answer", json.writeValueAsString(request.withoutSecrets().apply(answer)))
                .then()
                .thenReturn(answer));
    }

    private <T> Mono<T> replay(IdempotentRequest<T> request, IdempotencyKey key) {
        return bindKey(FIND, request, key)
                .map(row -> new StoredResponse(Sql.text(row, "fingerprint"), Sql.textOrNull(row, "answer")))
                .one()
                .map(stored -> readResponse(request, stored));
    }

    private <T> T readResponse(IdempotentRequest<T> request, StoredResponse stored) {
        if (stored.response() == null || !stored.fingerprint().equals(fingerprint(request.body()))) {
            throw CommonProblem.IDEMPOTENCY_CONFLICT.problem("Use a new key for a different request");
        }
        return json.readValue(stored.response(), request.responseType());
    }

    private Mono<Long> claim(IdempotentRequest<?> request, IdempotencyKey key) {
        return bindKey(CLAIM, request, key)
                .bind("fingerprint", fingerprint(request.body()))
                .bind("createdAt", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec bindKey(String sql, IdempotentRequest<?> request, IdempotencyKey key) {
        return database.sql(sql)
                .bind("subject", request.user().userId())
                .bind("operation", request.operation())
                .bind("key", key.value());
    }

    /// Leaves out the password, because it could be guessed from an unsalted hash.
    private String fingerprint(Object body) {
        var tree = json.valueToTree(body);
        if (tree instanceof ObjectNode object) {
            var _ = object.remove("password");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(tree.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record StoredResponse(
            String fingerprint, @Nullable String response) {}
}
