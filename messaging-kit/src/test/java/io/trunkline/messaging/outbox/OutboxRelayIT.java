package io.trunkline.messaging.outbox;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.TopicReader;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.messaging.topics.TracePropagation;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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

    private final UUID id = UUID.randomUUID();
    private final String transactionalId = "relayed-" + id;
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
        database = TestEnvironment.client(owned);
        outbox = new SqlOutbox(database, Clock.systemUTC(), TestEnvironment.bean(TracePropagation.class), () -> {});
    }

    @Test
    void a_relay_killed_between_send_and_delete_repeats_the_event_and_loses_none() {
        outbox.append(tenant(id, 1)).block();
        SqlOutboxRows killed = relayWithLease();
        try (FencedProducer producer = producer()) {
            producer.send(killed.pendingRows(10).block());
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
        try (FencedProducer producer = producer()) {
            List<OutboxRow> read = late.pendingRows(10).block();
            outbox.append(tenant(id, 2)).block();
            endLease();
            BackgroundLoop next = startRelay();
            Await.until("the next relay has published all rows", () -> backlog() == 0);

            assertThatThrownBy(() -> producer.send(read)).isInstanceOf(KafkaException.class);

            next.stop();
        }
        assertThat(publishedNames()).containsExactly("version 1", "version 2");
    }

    @Test
    void a_relay_whose_lease_has_expired_reads_no_rows() {
        outbox.append(tenant(id, 1)).block();
        SqlOutboxRows first = relayWithLease();
        SqlOutboxRows second = new SqlOutboxRows(database, "relayed");
        assertThat(second.acquireLease(LONG_LEASE).block())
                .as("while the first holds it")
                .isNull();

        endLease();
        assertThat(second.acquireLease(LONG_LEASE).block()).isNotNull();

        assertThat(first.pendingRows(10).block()).isEmpty();
        assertThat(second.pendingRows(10).block()).hasSize(1);
    }

    @Test
    void a_fenced_relay_recovers() {
        BackgroundLoop relay = startRelay();
        outbox.append(tenant(id, 1)).block();
        Await.until("the first is published", () -> backlog() == 0);

        producer().close();
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
        assertThat(new SqlOutboxRows(database, "relayed").backlog().block().parked())
                .isEqualTo(1);
        assertThat(database.sql("SELECT parked_reason FROM outbox")
                        .map(row -> row.get("parked_reason", String.class))
                        .one()
                        .block())
                .isEqualTo("RecordTooLargeException");
    }

    private SqlOutboxRows relayWithLease() {
        SqlOutboxRows relay = new SqlOutboxRows(database, "relayed");
        assertThat(relay.acquireLease(LONG_LEASE).block()).isNotNull();
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
        OutboxRelay relay = newRelay(() -> {
            opening.countDown();
            await(mayOpen);
            return producer();
        });
        BackgroundLoop loop = start(relay);
        BackgroundLoop lease = BackgroundLoop.named("outbox-lease")
                .every(LEASE.dividedBy(3), Duration.ofSeconds(5), relay::extendLease);
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

    private FencedProducer producer() {
        return new FencedProducer(TestEnvironment.kafkaSettings(), transactionalId);
    }

    private BackgroundLoop startRelay() {
        return start(newRelay(this::producer));
    }

    private OutboxRelay newRelay(Supplier<FencedProducer> producers) {
        return new OutboxRelay(
                new SqlOutboxRows(database, "relayed"),
                producers,
                new OutboxMetrics(new SimpleMeterRegistry()),
                new MessagingSettings(null, Duration.ofMillis(50), 500, LEASE, Duration.ofSeconds(30), 2));
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
