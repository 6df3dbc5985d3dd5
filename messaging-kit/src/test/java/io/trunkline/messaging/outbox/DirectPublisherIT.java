package io.trunkline.messaging.outbox;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.TopicReader;
import io.trunkline.messaging.topics.TracePropagation;
import io.trunkline.testkit.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DirectPublisherIT {

    private final UUID id = UUID.randomUUID();
    private final ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> failed = new ConcurrentLinkedQueue<>();

    @Test
    void events_are_acknowledged_in_order_with_the_headers_that_the_relay_writes() {
        List<Long> versions = LongStream.rangeClosed(2, 500).boxed().toList();
        TestEnvironment.outbox().append(tenant(id, 1)).block();
        Await.until(
                "it is relayed",
                () -> !TopicReader.read("tenant.changed", id.toString()).isEmpty());

        try (DirectPublisher publisher = publisher(TestEnvironment.kafkaSettings(), Duration.ofSeconds(20))) {
            publish(publisher, versions);
            publisher.flush();
        }

        assertThat(acknowledged).containsExactlyElementsOf(versions);
        var records = TopicReader.read("tenant.changed", id.toString());
        assertThat(records.subList(1, records.size()))
                .extracting(record -> TopicReader.tenant(record).version())
                .containsExactlyElementsOf(versions);
        assertThat(headerNames(records.getLast().headers()))
                .containsExactlyElementsOf(headerNames(records.getFirst().headers()));
        for (String name : List.of("ce_source", "ce_type", "ce_subject", "ce_tenantid", "content-type")) {
            assertThat(TopicReader.header(records.getLast(), name))
                    .isEqualTo(TopicReader.header(records.getFirst(), name));
        }
    }

    @Test
    void all_events_fail_together_while_kafka_is_unreachable() {
        try (DirectPublisher publisher =
                publisher(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"), Duration.ofSeconds(1))) {
            publish(publisher, List.of(1L, 2L, 3L));
        }

        assertThat(failed).containsExactly(1L, 2L, 3L);
        assertThat(acknowledged).isEmpty();
    }

    private void publish(DirectPublisher publisher, List<Long> versions) {
        Function<Long, TenantChanged> event = version -> tenant(id, version);
        publisher
                .publish(versions, event, (version, failure) -> (failure == null ? acknowledged : failed).add(version))
                .block();
    }

    private static DirectPublisher publisher(Map<String, Object> settings, Duration timeout) {
        return new DirectPublisher(
                settings, "sample", timeout, TestEnvironment.bean(TracePropagation.class), Clock.systemUTC());
    }

    private static List<String> headerNames(Iterable<Header> headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(Header::key)
                .toList();
    }
}
