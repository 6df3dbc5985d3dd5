package io.trunkline.messaging.outbox;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.TopicReader;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.messaging.topics.TracePropagation;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/// Runs two relays of one service step by step, in a database without other relays.
class OutboxRelayIT {

    private static final Duration LEASE = Duration.ofMillis(300);
    private static final Duration LONG_LEASE = Duration.ofMinutes(5);

    private static final MessagingSettings OFTEN = settings(Duration.ofMillis(50), LEASE);

    /// Only signals make a relay look for rows.
    private static final MessagingSettings RARELY = settings(LONG_LEASE, LONG_LEASE);

    private final UUID id = UUID.randomUUID();
    private final String transactionalId = "relayed-" + id;
    private ConnectionPool connections;
    private DatabaseClient database;
    private Outbox outbox;

    @BeforeEach
    void createDatabase() {
        TestDatabase owned = TestEnvironment.POSTGRES.newDatabase("relayed");
        var _ = Flyway.configure()
                .dataSource(owned.jdbcUrl(), owned.user(), owned.password())
                .locations("classpath:db/messaging-kit")
                .load()
                .migrate();
        connections = TestEnvironment.connections(owned);
        database = DatabaseClient.create(connections);
        outbox = new SqlOutbox(database, Clock.systemUTC(), TestEnvironment.bean(TracePropagation.class), () -> {});
    }

    @Test
    void a_relay_killed_between_send_and_delete_repeats_the_event_and_loses_none() {
        outbox.append(tenant(id, 1)).block();
        SqlOutboxRows killed = relayWithLease();
        try (RelayProducers producers = producers()) {
            producers.send(killed.pendingRows(10).block());
        }
        outbox.append(tenant(id, 2)).block();

        endLease();
        BackgroundLoop next = startRelay();

        Await.until("no row is pending", () -> backlog() == 0);
        next.stop();
        assertThat(publishedNames()).containsExactly("version 1", "version 1", "version 2");
        assertThat(eventIds().getFirst()).isEqualTo(eventIds().get(1));
    }

    @Test
    void a_relay_that_resumes_late_cannot_publish_the_rows_it_had_read() {
        outbox.append(tenant(id, 1)).block();
        SqlOutboxRows late = relayWithLease();
        try (RelayProducers producers = producers()) {
            List<OutboxRow> read = late.pendingRows(10).block();
            outbox.append(tenant(id, 2)).block();
            endLease();
            BackgroundLoop next = startRelay();
            Await.until("the next relay has published all rows", () -> backlog() == 0);

            assertThatThrownBy(() -> producers.send(read)).isInstanceOf(KafkaException.class);

            next.stop();
        }
        assertThat(publishedNames()).containsExactly("version 1", "version 2");
    }

    @Test
    void a_relay_whose_lease_has_expired_reads_no_rows() {
        outbox.append(tenant(id, 1)).block();
        SqlOutboxRows first = relayWithLease();
        SqlOutboxRows second = new SqlOutboxRows(database, "relayed");
        assertThat(second.renewAndRead(List.of(), LONG_LEASE, 10).block())
                .as("while the first holds it")
                .isNull();

        endLease();
        var acquired = second.renewAndRead(List.of(), LONG_LEASE, 10).block();
        assertThat(acquired.epoch()).isEqualTo(2);
        assertThat(acquired.rows()).hasSize(1);

        assertThat(first.pendingRows(10).block()).isEmpty();
        assertThat(second.pendingRows(10).block()).hasSize(1);
    }

    @Test
    void a_fenced_relay_recovers() {
        BackgroundLoop relay = startRelay();
        outbox.append(tenant(id, 1)).block();
        Await.until("the first is published", () -> backlog() == 0);

        producers().close();
        outbox.append(tenant(id, 2)).block();
        Await.until("the second is published", () -> backlog() == 0);
        relay.stop();
        assertThat(publishedNames()).containsExactly("version 1", "version 2");
    }

    @Test
    void a_row_that_is_too_large_is_parked_and_does_not_block_the_others() {
        BackgroundLoop relay = startRelay();

        outbox.appendAll(List.of(tenant(id, 1), tenant(id, 2, "x".repeat(2_000_000)), tenant(id, 3)))
                .block();

        Await.until("no row is pending", () -> backlog() == 0);
        relay.stop();
        assertThat(publishedNames()).containsExactly("version 1", "version 3");
        assertThat(parkedReasons()).containsExactly("RecordTooLargeException");
    }

    @Test
    void only_rows_of_compacted_topics_are_sent_in_a_transaction() {
        long alerts = offsets(Topic.ALERT_RAISED);
        long tenants = offsets(Topic.TENANT_CHANGED);
        outbox.appendAll(List.of(alert("first"), alert("x".repeat(2_000_000)), tenant(id, 1), alert("last")))
                .block();

        BackgroundLoop relay = startRelay();

        Await.until("no row is pending", () -> backlog() == 0);
        relay.stop();
        assertThat(parkedReasons()).containsExactly("RecordTooLargeException");
        assertThat(offsets(Topic.ALERT_RAISED)).as("two records").isEqualTo(alerts + 2);
        assertThat(offsets(Topic.TENANT_CHANGED))
                .as("a record and the marker of its transaction")
                .isEqualTo(tenants + 2);
    }

    @Test
    void a_replica_without_the_lease_signals_the_relay_with_it() {
        CompletableFuture<BackgroundLoop> holder = new CompletableFuture<>();
        OutboxRelay withLease =
                newRelay(this::producers, RARELY, () -> holder.join().wake());
        holder.complete(start(withLease));
        Await.until("it listens", () -> count("pg_stat_activity WHERE query LIKE 'LISTEN%'") == 1);
        OutboxRelay withoutLease = newRelay(this::producers, RARELY, () -> {});
        BackgroundLoop other = start(withoutLease);

        outbox.append(tenant(id, 1)).block();
        withoutLease.rowsAppended();
        other.wake();

        Await.until("no row is pending", () -> backlog() == 0);
        other.stop();
        holder.join().stop();
        assertThat(publishedNames()).containsExactly("version 1");
    }

    private AlertRaised alert(String message) {
        return new AlertRaised(
                UUID.randomUUID(),
                "test",
                AlertRaised.Severity.INFO,
                id.toString(),
                null,
                message,
                Instant.EPOCH,
                Map.of());
    }

    private static long offsets(Topic topic) {
        return TopicReader.endOffsets(topic.topicName()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private List<String> parkedReasons() {
        return database.sql("SELECT parked_reason FROM outbox WHERE parked_at IS NOT NULL")
                .map(row -> row.get("parked_reason", String.class))
                .all()
                .collectList()
                .block();
    }

    private long count(String from) {
        return database.sql("SELECT count(*) AS found FROM " + from)
                .map(row -> row.get("found", Long.class))
                .one()
                .block();
    }

    private SqlOutboxRows relayWithLease() {
        SqlOutboxRows relay = new SqlOutboxRows(database, "relayed");
        assertThat(relay.renewAndRead(List.of(), LONG_LEASE, 10).block()).isNotNull();
        return relay;
    }

    /// As the time does that a lease was taken for.
    private void endLease() {
        database.sql("UPDATE outbox_lease SET expires_at = clock_timestamp() - interval '1 second'")
                .fetch()
                .rowsUpdated()
                .block();
    }

    @Test
    void the_lease_is_extended_while_a_producer_takes_long_to_open() {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch mayOpen = new CountDownLatch(1);
        // a lease that expires before its first extension is not extended
        Duration leaseTime = Duration.ofSeconds(6);
        Supplier<RelayProducers> slow = () -> {
            opening.countDown();
            await(mayOpen);
            return producers();
        };
        OutboxRelay relay = newRelay(slow, settings(Duration.ofMillis(50), leaseTime), () -> {});
        BackgroundLoop loop = start(relay);
        BackgroundLoop lease = BackgroundLoop.named("outbox-lease")
                .every(leaseTime.dividedBy(3), Duration.ofSeconds(5), relay::extendLease);
        lease.start();
        outbox.append(tenant(id, 1)).block();
        await(opening);

        OffsetDateTime acquired = leaseExpiresAt();
        Await.until("the lease is extended", () -> leaseExpiresAt().isAfter(acquired));
        mayOpen.countDown();
        Await.until("no row is pending", () -> backlog() == 0);
        lease.stop();
        loop.stop();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OffsetDateTime leaseExpiresAt() {
        return database.sql("SELECT expires_at FROM outbox_lease")
                .map(row -> row.get("expires_at", OffsetDateTime.class))
                .one()
                .block();
    }

    private RelayProducers producers() {
        return new RelayProducers(TestEnvironment.kafkaSettings(), transactionalId);
    }

    private BackgroundLoop startRelay() {
        return start(newRelay(this::producers));
    }

    private OutboxRelay newRelay(Supplier<RelayProducers> producers) {
        return newRelay(producers, OFTEN, () -> {});
    }

    private OutboxRelay newRelay(Supplier<RelayProducers> producers, MessagingSettings settings, Runnable wake) {
        return new OutboxRelay(
                new SqlOutboxRows(database, "relayed"),
                new SqlOutboxSignals(database, connections.unwrap(), wake),
                producers,
                new OutboxMetrics(new SimpleMeterRegistry()),
                settings);
    }

    private static MessagingSettings settings(Duration pollInterval, Duration lease) {
        return new MessagingSettings(
                null,
                pollInterval,
                500,
                lease,
                Duration.ofSeconds(30),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                2,
                Duration.ofSeconds(15));
    }

    private static BackgroundLoop start(OutboxRelay relay) {
        BackgroundLoop loop = BackgroundLoop.named("outbox-relay")
                .drainOnStop()
                .afterLastRound(relay::close)
                .rounds(relay::relayBatch);
        loop.start();
        return loop;
    }

    private long backlog() {
        return new SqlOutboxRows(database, "relayed").backlog().block().pending();
    }

    private List<String> publishedNames() {
        return TopicReader.read("tenant.changed", id.toString()).stream()
                .map(TopicReader::tenant)
                .map(io.trunkline.events.configuration.TenantChanged::name)
                .toList();
    }

    private List<String> eventIds() {
        return TopicReader.read("tenant.changed", id.toString()).stream()
                .map(record -> TopicReader.header(record, "ce_id"))
                .toList();
    }
}
