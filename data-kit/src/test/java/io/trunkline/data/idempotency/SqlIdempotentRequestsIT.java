package io.trunkline.data.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.data.DatabaseFixture;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.testkit.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

class SqlIdempotentRequestsIT {
    private static final String OPERATION = "POST /api/v1/clients";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private record Client(UUID id, String name, String password) {
        Client withoutPassword() {
            return new Client(id, name, null);
        }
    }

    private final IdempotentRequests requests = requestsAt(NOW);
    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void the_same_request_again_gets_the_first_answer_and_changes_nothing() {
        var request = request(newKey(), Map.of("name", "acme"));

        var first = run(requests, request);
        var second = run(requests, request(request.key(), Map.of("name", "acme")));

        assertThat(changes).hasValue(1);
        assertThat(first.isRepeat()).isFalse();
        assertThat(first.value().password()).isEqualTo("hunter2");
        assertThat(second).isEqualTo(IdempotentAnswer.repeat(first.value().withoutPassword()));
    }

    @Test
    void what_is_stored_of_an_answer_holds_no_secret() {
        var request = request(newKey(), Map.of("name", "acme"));

        var _ = once(request);

        assertThat(DatabaseFixture.sql("SELECT answer FROM idempotent_requests WHERE key = '"
                        + request.key().key() + "'"))
                .contains("acme")
                .doesNotContain("hunter2");
    }

    @Test
    void another_request_under_the_key_is_a_conflict() {
        var request = request(newKey(), Map.of("name", "acme"));
        var _ = once(request);
        var other = request(request.key(), Map.of("name", "other"));

        assertThatThrownBy(() -> once(other)).hasMessage("request.idempotency-conflict");
        assertThatThrownBy(() -> requests.earlierAnswer(other).block()).hasMessage("request.idempotency-conflict");

        assertThat(changes).hasValue(1);
    }

    @Test
    void an_answer_is_read_in_binary_transfer_too() {
        var request = request(newKey(), Map.of("name", "acme"));
        Client first = once(request);

        assertThat(requestsAt(NOW, DatabaseFixture.BINARY_CLIENT)
                        .earlierAnswer(request)
                        .block())
                .isEqualTo(IdempotentAnswer.repeat(first.withoutPassword()));
    }

    @Test
    void each_user_and_each_operation_has_keys_of_its_own() {
        var request = request(newKey(), Map.of("name", "acme"));
        String key = request.key().key();

        var _ = once(request);
        var _ = once(request(new RequestKey("other-user", OPERATION, key), Map.of("name", "other")));
        var _ = once(request(new RequestKey("user", "POST /api/v1/carriers", key), Map.of("name", "other")));

        assertThat(changes).hasValue(3);
    }

    @Test
    void a_request_without_a_key_always_runs() {
        var request = request(new RequestKey("user", OPERATION, null), Map.of("name", "acme"));

        var _ = once(request);
        var _ = once(request);

        assertThat(changes).hasValue(2);
        assertThat(requests.earlierAnswer(request).blockOptional()).isEmpty();
    }

    @Test
    void a_change_that_fails_leaves_its_key_free() {
        var request = request(newKey(), Map.of("name", "acme"));

        assertThatThrownBy(() -> requests.once(request, Mono.error(new IllegalStateException("the change failed")))
                        .as(DatabaseFixture.TRANSACTIONS::transactional)
                        .block())
                .hasMessage("the change failed");

        assertThat(once(request).name()).isEqualTo("acme");
    }

    @Test
    void a_change_without_an_answer_is_an_error() {
        var request = request(newKey(), Map.of("name", "acme"));

        assertThatThrownBy(() -> requests.once(request, Mono.empty())
                        .as(DatabaseFixture.TRANSACTIONS::transactional)
                        .block())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_earlier_answer_is_found_without_a_transaction() {
        var request = request(newKey(), Map.of("name", "acme"));
        assertThat(requests.earlierAnswer(request).blockOptional()).isEmpty();

        Client first = once(request);

        assertThat(requests.earlierAnswer(request).block()).isEqualTo(IdempotentAnswer.repeat(first.withoutPassword()));
    }

    @Test
    void the_second_of_two_requests_at_the_same_time_waits_for_the_first() {
        var request = request(newKey(), Map.of("name", "acme"));
        Sinks.One<Client> slow = Sinks.one();
        CompletableFuture<Client> first = start(request, slow.asMono());
        Await.until("the first has the key", () -> sessions("idle in transaction", "Client") == 1);
        CompletableFuture<Client> second = start(request, change());
        Await.until("the second waits", () -> sessions("active", "Lock") == 1);

        slow.tryEmitValue(new Client(UUID.randomUUID(), "acme", "hunter2")).orThrow();

        assertThat(second.join()).isEqualTo(first.join().withoutPassword());
        assertThat(changes).hasValue(0);
    }

    @Test
    void the_second_of_two_requests_at_the_same_time_runs_if_the_first_fails() {
        var request = request(newKey(), Map.of("name", "acme"));
        Sinks.One<Client> slow = Sinks.one();
        CompletableFuture<Client> first = start(request, slow.asMono());
        Await.until("the first has the key", () -> sessions("idle in transaction", "Client") == 1);
        CompletableFuture<Client> second = start(request, change());
        Await.until("the second waits", () -> sessions("active", "Lock") == 1);

        slow.tryEmitError(new IllegalStateException("the change failed")).orThrow();

        assertThatThrownBy(first::join).hasMessageContaining("the change failed");
        assertThat(second.join().name()).isEqualTo("acme");
        assertThat(changes).hasValue(1);
    }

    @Test
    void a_key_expires_after_a_day() {
        var old = request(newKey(), Map.of("name", "old"));
        var young = request(newKey(), Map.of("name", "young"));
        var _ = run(requestsAt(NOW.minus(Duration.ofHours(25))), old);
        var _ = run(requestsAt(NOW.minus(Duration.ofHours(23))), young);
        RetentionRule rule = SqlIdempotentRequests.retention(DatabaseFixture.CLIENT);

        assertThat(rule.deleteBatch(NOW.minus(rule.keep())).block()).isEqualTo(1);

        assertThat(rule.deleteBatch(NOW.minus(rule.keep())).block()).isZero();
        assertThat(requests.earlierAnswer(old).blockOptional()).isEmpty();
        assertThat(requests.earlierAnswer(young).blockOptional()).isPresent();
    }

    private static IdempotentRequests requestsAt(Instant now) {
        return requestsAt(now, DatabaseFixture.CLIENT);
    }

    private static IdempotentRequests requestsAt(Instant now, DatabaseClient database) {
        return new SqlIdempotentRequests(
                database,
                Clock.fixed(now, ZoneOffset.UTC),
                JsonMapper.builder().build(),
                Fingerprint.withoutSecrets(),
                () -> new IllegalArgumentException("request.idempotency-conflict"));
    }

    private static RequestKey newKey() {
        return new RequestKey("user", OPERATION, UUID.randomUUID().toString());
    }

    private static IdempotentRequest<Client> request(RequestKey key, Object body) {
        return new IdempotentRequest<>(key, body, Client.class, Client::withoutPassword);
    }

    private Mono<Client> change() {
        return Mono.fromSupplier(() -> {
            var _ = changes.incrementAndGet();
            return new Client(UUID.randomUUID(), "acme", "hunter2");
        });
    }

    private Client once(IdempotentRequest<Client> request) {
        return run(requests, request).value();
    }

    private IdempotentAnswer<Client> run(IdempotentRequests at, IdempotentRequest<Client> request) {
        return at.once(request, change())
                .as(DatabaseFixture.TRANSACTIONS::transactional)
                .block();
    }

    private CompletableFuture<Client> start(IdempotentRequest<Client> request, Mono<Client> change) {
        return requests.once(request, change)
                .map(IdempotentAnswer::value)
                .as(DatabaseFixture.TRANSACTIONS::transactional)
                .toFuture();
    }

    private static long sessions(String state, String waitingFor) {
        return Long.parseLong(DatabaseFixture.sql("SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND query LIKE '%idempotent_requests%' AND pid <> pg_backend_pid()"
                + " AND state = '" + state + "' AND wait_event_type = '" + waitingFor + "'"));
    }
}
