package io.trunkline.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.messaging.MessagingSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

class KafkaClientSettingsTest {
    private final Map<String, Object> consumer = KafkaClientSettings.consumer(
            Map.of(),
            "group",
            null,
            new MessagingSettings(
                    null,
                    Duration.ofSeconds(1),
                    500,
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(4),
                    2,
                    Duration.ofSeconds(15)));

    @Test
    void a_consumer_sends_three_heartbeats_in_the_time_after_which_it_is_gone() {
        assertThat(consumer)
                .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 30_000)
                .containsEntry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 10_000);
    }

    @Test
    void a_fetch_without_records_waits_as_long_as_it_is_set() {
        assertThat(consumer).containsEntry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 4_000);
    }
}
