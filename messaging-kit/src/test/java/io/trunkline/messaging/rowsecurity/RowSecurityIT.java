package io.trunkline.messaging.rowsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.pool.ConnectionPool;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Which rows a request sees, in transactions and outside of them, through the sample service's
/// own database client.
class RowSecurityIT {
    private static final int CANCELED = 1_000;
    private static final int CONCURRENT = 50;
    private static final int LONGEST_MICROS = 4_000;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

    private static final CurrentUser STAFF = new CurrentUser("s", "staff", Role.STAFF, Optional.empty());

    private final DatabaseClient database = TestEnvironment.bean(DatabaseClient.class);
    private final CurrentUser acme = seller();
    private final CurrentUser beta = seller();
    private final String run = UUID.randomUUID().toString();

    @BeforeEach
    void each_tenant_has_a_note() {
        assertThat(request(acme, insert(acme, "acme"))).isEmpty();
        assertThat(request(beta, insert(beta, "beta"))).isEmpty();
    }

    @Test
    void a_request_sees_the_rows_of_its_tenant_only() {
        assertThat(request(acme, texts())).contains(List.of("acme"));
        assertThat(request(acme, transactional(texts()))).contains(List.of("acme"));
        assertThat(request(beta, texts())).contains(List.of("beta"));
    }

    @Test
    void staff_consumers_and_the_owner_see_the_rows_of_all_tenants() {
        assertThat(request(STAFF, texts())).contains(List.of("acme", "beta"));
        assertThat(texts().blockOptional()).contains(List.of("acme", "beta"));
        assertThat(request(acme, OwnerAccess.run(texts()))).contains(List.of("acme", "beta"));
    }

    @Test
    void a_request_without_a_user_sees_nothing() {
        Mono<List<String>> anonymous =
                texts().contextWrite(context -> context.put(SecurityContext.class, Mono.empty()));

        assertThat(anonymous.blockOptional()).contains(List.of());
    }

    @Test
    void a_request_cannot_write_a_row_of_another_tenant() {
        assertThatThrownBy(() -> request(acme, insert(beta, "forged")))
                .hasMessageContaining("row-level security policy");
        assertThat(request(acme, renameAll())).contains(1L);
        assertThat(texts().blockOptional()).contains(List.of("beta", "changed"));
    }

    @Test
    void a_failed_statement_reports_its_own_error() {
        assertThatThrownBy(() -> request(acme, insert(acme, "acme"))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void begin_and_the_tenant_are_sent_in_one_message() {
        UUID tenant = acme.tenantId().orElseThrow();
        // transactions that canceled requests of other tests began may still be open
        Mono<String> openTransaction = Mono.fromCallable(() -> TestEnvironment.POSTGRES.execute(
                TestEnvironment.DATABASE.name(),
                "SELECT query FROM pg_stat_activity WHERE state = 'idle in transaction' AND usename LIKE '%_api'"
                        + " AND query LIKE '%" + tenant + "%'"));

        assertThat(request(acme, transactional(openTransaction)))
                .contains("BEGIN; SELECT set_config('trunkline.tenant', '" + tenant + "', true)");
    }

    @Test
    void requests_and_the_owner_share_the_connections_of_the_service() {
        assertThat(List.of(maxSize("connectionFactory"), maxSize("apiConnections")))
                .containsExactly(5, 5);
    }

    private static int maxSize(String pool) {
        return TestEnvironment.bean(pool, ConnectionPool.class)
                .getMetrics()
                .orElseThrow()
                .getMaxAllocatedSize();
    }

    @Test
    void canceled_requests_leave_no_tenant_behind() {
        Random random = new Random(7);
        Flux.range(0, CANCELED)
                .flatMap(
                        _ -> transactional(texts())
                                .as(one -> signedIn(beta, one))
                                .timeout(Duration.ofNanos(random.nextInt(LONGEST_MICROS) * 1_000L))
                                .onErrorComplete(),
                        CONCURRENT)
                .then()
                .block();

        // on a busy machine the canceled ones give back their connections later than a request waits for one
        Retry untilConnected =
                Retry.backoff(20, RETRY_PAUSE).filter(DataAccessResourceFailureException.class::isInstance);
        List<List<String>> seen = Flux.range(0, CONCURRENT)
                .flatMap(_ -> signedIn(acme, texts()).retryWhen(untilConnected), CONCURRENT)
                .collectList()
                .block();

        assertThat(seen).hasSize(CONCURRENT).containsOnly(List.of("acme"));
    }

    private Mono<List<String>> texts() {
        return database.sql("SELECT split_part(text, ' ', 1) AS text FROM note WHERE text LIKE :run ORDER BY text")
                .bind("run", "%" + run)
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private Mono<Void> insert(CurrentUser tenant, String text) {
        return database.sql("INSERT INTO note (tenant_id, text) VALUES (:tenant, :text)")
                .bind("tenant", tenant.tenantId().orElseThrow())
                .bind("text", text + " " + run)
                .then();
    }

    private Mono<Long> renameAll() {
        return database.sql("UPDATE note SET text = 'changed ' || text WHERE text LIKE :run")
                .bind("run", "%" + run)
                .fetch()
                .rowsUpdated();
    }

    private static <T> Mono<T> transactional(Mono<T> work) {
        return TestEnvironment.transactions().transactional(work);
    }

    private static <T> Optional<T> request(CurrentUser user, Mono<T> work) {
        return signedIn(user, work).blockOptional();
    }

    private static <T> Mono<T> signedIn(CurrentUser user, Mono<T> work) {
        return work.contextWrite(
                ReactiveSecurityContextHolder.withAuthentication(new TestingAuthenticationToken(user, "")));
    }

    private static CurrentUser seller() {
        return new CurrentUser("u", "seller", Role.SELLER, Optional.of(UUID.randomUUID()));
    }
}
