package io.trunkline.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.deadletters.DeadLetters.Redelivered;
import io.trunkline.messaging.topics.KafkaClientSettings;
import io.trunkline.testkit.Await;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RedeliverAllIT {
    private static final CurrentUser ADMIN = new CurrentUser("1", "admin", Role.ADMIN, Optional.empty());

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String key = UUID.randomUUID().toString();
    private final DeadLetters letters = TestEnvironment.bean(DeadLetters.class);
    private final Predicate<DeadLetter> ofThisTest =
            letter -> key.equals(letter.key()) && letter.group().equals("sample.tenants");

    @Test
    void letters_beyond_the_limit_of_a_request_are_counted_and_stay_open() {
        try (var producer = new KafkaProducer<>(
                KafkaClientSettings.producer(TestEnvironment.kafkaSettings()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int letter = 0; letter < 3; letter++) {
                var _ = producer.send(new ProducerRecord<>("tenant.changed", key, "broken".getBytes(UTF_8)));
            }
        }
        Await.until("they are dead letters", () -> open() == 3);

        assertThat(letters.redeliverAll(ofThisTest, ADMIN, 2).block(LIMIT)).isEqualTo(new Redelivered(0, 2, 1));
        assertThat(letters.redeliverAll(ofThisTest, ADMIN, 3).block(LIMIT)).isEqualTo(new Redelivered(0, 3, 0));
        assertThat(open()).isEqualTo(3);
    }

    private long open() {
        return letters.list(ofThisTest.and(DeadLetter::isOpen))
                .collectList()
                .block(LIMIT)
                .size();
    }
}
