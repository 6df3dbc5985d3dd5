package io.trunkline.did.idempotency;

import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlIdempotencyKeys implements IdempotencyKeys {
    private static final String CLAIM = """
            INSERT INTO idempotency_key (subject, key, fingerprint, did_id, created_at)
            VALUES (:subject, :key, :fingerprint, :didId, :createdAt)
            ON CONFLICT DO NOTHING
            """;
    private static final String FIND = """
            SELECT fingerprint, did_id FROM idempotency_key WHERE subject = :subject AND key = :key
            """;
    private static final String DELETE_EXPIRED = """
            DELETE FROM idempotency_key
            WHERE (subject, key) IN (
                SELECT subject, key FROM idempotency_key WHERE created_at < :before ORDER BY created_at LIMIT 10000)
            """;
    private static final Duration RETENTION = Duration.ofHours(24);

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json;

    SqlIdempotencyKeys(DatabaseClient database, Clock clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Mono<UUID> claim(CurrentUser by, IdempotencyKey key, Object request, UUID id) {
        String fingerprint = fingerprint(json.writeValueAsString(request));
        return database.sql(CLAIM)
                .bind("subject", by.userId())
                .bind("key", key.value())
                .bind("fingerprint", fingerprint)
                .bind("didId", id)
                .bind("createdAt", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.just(id) : idOfEarlierRequest(by, key, fingerprint));
    }

    @Scheduled(fixedDelayString = "PT1M")
    Mono<Void> deleteExpired() {
        return database.sql(DELETE_EXPIRED)
                .bind("before", clock.instant().minus(RETENTION))
                .then();
    }

    private Mono<UUID> idOfEarlierRequest(CurrentUser by, IdempotencyKey key, String fingerprint) {
        return database.sql(FIND)
                .bind("subject", by.userId())
                .bind("key", key.value())
                .map(row -> {
                    if (!fingerprint.equals(row.get("fingerprint", String.class))) {
                        throw CommonProblem.IDEMPOTENCY_CONFLICT.problem("Take a new key for another request");
                    }
                    return Objects.requireNonNull(row.get("did_id", UUID.class));
                })
                .one();
    }

    private static String fingerprint(String request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
