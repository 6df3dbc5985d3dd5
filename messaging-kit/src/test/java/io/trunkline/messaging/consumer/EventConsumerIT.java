package io.trunkline.messaging.consumer;

import static io.trunkline.messaging.TenantEvents.tenant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcTransientResourceException;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.wire.Envelope;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.messaging.SampleService;
import io.trunkline.messaging.TenantNames;
import io.trunkline.messaging.TenantReadModel;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.TopicReader;
import io.trunkline.messaging.topics.KafkaClientSettings;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EventConsumerIT {

    private static final String DEAD_LETTERS = "tenant.changed.sample.tenants.dlt";
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            KafkaClientSettings.producer(TestEnvironment.kafkaSettings()),
            new StringSerializer(),
            new ByteArraySerializer());

    private final UUID id = UUID.randomUUID();
    private final TenantReadModel tenants = TestEnvironment.bean(TenantReadModel.class);

    @AfterAll
    static void close() {
        PRODUCER.close();
    }

    @Test
    void a_malformed_event_is_dead_lettered_unchanged_and_its_partition_continues() {
        send("tenant.changed.v1", "{\"tenantId\": 7".getBytes(UTF_8));
        send(tenant(id, 1));

        Await.until("the next is applied", () -> tenants.versions(id).contains(1L));
        var letter = TopicReader.read(DEAD_LETTERS, id.toString()).getFirst();
        assertThat(letter.value()).isEqualTo("{\"tenantId\": 7".getBytes(UTF_8));
        assertThat(TopicReader.header(letter, "ce_type")).isEqualTo("tenant.changed.v1");
        assertThat(TopicReader.header(letter, "dlt_reason")).isEqualTo("malformed");
        assertThat(TestEnvironment.meter("trunkline.events.dead.letters")).isPositive();
    }

    @Test
    void an_unknown_event_type_is_counted_and_dead_lettered() {
        send("tenant.changed.v9", new byte[] {1, 2, 3});
        send(tenant(id, 1));

        Await.until("the next is applied", () -> tenants.versions(id).contains(1L));
        assertThat(deadLetterReasons()).containsExactly("unknown-type");
        assertThat(TestEnvironment.meter("trunkline.events.unknown")).isPositive();
    }

    @Test
    void a_record_without_an_envelope_is_dead_lettered_and_a_tombstone_is_skipped() {
        send(new ProducerRecord<>("tenant.changed", id.toString(), new byte[0]));
        send(new ProducerRecord<>("tenant.changed", id.toString(), null));
        send(tenant(id, 1));

        Await.until("the next is applied", () -> tenants.versions(id).contains(1L));
        assertThat(deadLetterReasons()).containsExactly("no-envelope");
    }

    @Test
    void an_event_that_the_handler_rejects_does_not_fail_its_batch() {
        TestEnvironment.outbox()
                .appendAll(List.of(tenant(id, 1), tenant(id, 2, "poison"), tenant(id, 3)))
                .block();

        Await.until("the last is applied", () -> tenants.versions(id).contains(3L));
        assertThat(tenants.name(id)).isEqualTo("version 3");
        assertThat(deadLetterReasons()).containsExactly("refused");
    }

    @Test
    void a_transient_fault_keeps_order_and_loses_no_event() {
        AtomicInteger faults = new AtomicInteger();
        for (int time = 0; time < 2; time++) {
            tenants.failNext(batch -> isVersion(2, batch) ? transientFault(faults) : null);
        }

        TestEnvironment.outbox()
                .appendAll(List.of(tenant(id, 1), tenant(id, 2), tenant(id, 3)))
                .block();

        Await.until("the last is applied", () -> tenants.versions(id).contains(3L));
        assertThat(faults).hasValue(2);
        assertThat(tenants.versions(id).stream().distinct()).containsExactly(1L, 2L, 3L);
        assertThat(tenants.versions(id)).endsWith(1L, 2L, 3L);
        assertThat(deadLetterReasons()).isEmpty();
    }

    /// Behind the last record of the batch stands the marker of its transaction. A restarted replica waits until
    /// the committed offset has passed it.
    @Test
    void after_a_batch_was_tried_again_the_committed_offset_reaches_the_end() {
        tenants.failNext(batch -> isVersion(1, batch) ? transientFault(new AtomicInteger()) : null);

        TestEnvironment.outbox().append(tenant(id, 1)).block();

        Await.until("it is applied", () -> tenants.versions(id).contains(1L));
        Await.until(
                "all is committed",
                () -> TopicReader.committedOffsets("sample.tenants").equals(TopicReader.endOffsets("tenant.changed")));
    }

    @Test
    void repeated_and_reordered_events_change_nothing() {
        List.of(2L, 1L, 3L, 3L, 2L, 1L).forEach(version -> send(tenant(id, version)));

        Await.until("all are applied", () -> tenants.versions(id).size() >= 6);
        assertThat(tenants.name(id)).isEqualTo("version 3");
    }

    @Test
    void a_record_with_an_unwanted_key_is_skipped() {
        for (TenantChanged event : List.of(tenant(SampleService.IGNORED_TENANT, 1), tenant(id, 1))) {
            // one partition, or else there is no order
            var record = new ProducerRecord<>(
                    "tenant.changed", 0, event.tenantId().toString(), new EventCodec().write(event));
            send(enveloped(record, "tenant.changed.v1"));
        }

        TenantNames names = TestEnvironment.bean(TenantNames.class);
        Await.until("the event after it is applied", () -> names.of(id) != null);
        assertThat(names.of(SampleService.IGNORED_TENANT)).isNull();
        Await.until(
                "the other group applies it",
                () -> tenants.versions(SampleService.IGNORED_TENANT).contains(1L));
    }

    private boolean isVersion(long version, List<ReceivedEvent> batch) {
        TenantChanged first = (TenantChanged) batch.getFirst().event();
        return first.tenantId().equals(id) && first.version() == version;
    }

    private static RuntimeException transientFault(AtomicInteger faults) {
        var _ = faults.incrementAndGet();
        return new R2dbcTransientResourceException("the database is unavailable");
    }

    private List<String> deadLetterReasons() {
        return TopicReader.read(DEAD_LETTERS, id.toString()).stream()
                .map(letter -> TopicReader.header(letter, "dlt_reason"))
                .toList();
    }

    private void send(TenantChanged event) {
        send("tenant.changed.v1", new EventCodec().write(event));
    }

    private void send(String type, byte[] body) {
        send(enveloped(new ProducerRecord<>("tenant.changed", id.toString(), body), type));
    }

    /// Waits until the broker has the record: a send that failed would look like a consumer that lost an event.
    private static void send(ProducerRecord<String, byte[]> record) {
        var _ = assertThat(PRODUCER.send(record)).succeedsWithin(SEND_TIMEOUT);
    }

    private static ProducerRecord<String, byte[]> enveloped(ProducerRecord<String, byte[]> record, String type) {
        new Envelope(UUID.randomUUID(), type, "/stranger", record.key(), Instant.now(), null, null)
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
