package io.trunkline.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

class KafkaClientSettingsTest {
    @Test
    void a_consumer_sends_three_heartbeats_in_the_time_after_which_it_is_gone() {
        assertThat(KafkaClientSettings.consumer(Map.of(), "group", null, 500, Duration.ofSeconds(30)))
                .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 30_000)
                .containsEntry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 10_000);
    }
}
