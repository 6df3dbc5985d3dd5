package io.trunkline.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.messaging.topics.TopicCreation;
import io.trunkline.testkit.JsonLog;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLetterLogIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void the_line_about_a_dead_letter_of_a_call_has_its_id_and_trace() {
        // a start of a Spring context replaces the appenders
        Map<String, Object> kafka = TestEnvironment.kafkaSettings();
        try (JsonLog log = new JsonLog(DeadLetterPublisher.class.getName())) {
            publish(kafka, "call.progress", "ast1-17.4");
            publish(kafka, "tenant.changed", "some-tenant");

            JsonNode line = log.line("callId", "ast1-17.4");
            assertThat(line.path("traceId").asString()).isEqualTo(TRACE);
            assertThat(line.path("message").asString()).startsWith("dead letter refused: call.progress-3@17");
            assertThat(log.lineContaining("tenant.changed").has("callId")).isFalse();
        }
    }

    private static void publish(Map<String, Object> kafka, String topic, String key) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 3, 17, key, new byte[] {1});
        record.headers().add("traceparent", ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(UTF_8));
        try (LazyKafkaAdmin admin = new LazyKafkaAdmin(kafka);
                DeadLetterPublisher publisher = new DeadLetterPublisher(kafka, new TopicCreation(admin, 2))) {
            publisher.publish(record, "log-test.events", "refused", null);
        }
    }
}
