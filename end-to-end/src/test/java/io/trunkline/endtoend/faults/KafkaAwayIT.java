package io.trunkline.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.EmbeddedKafka;
import io.trunkline.testkit.servers.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Kafka ends, and comes back some time later.
class KafkaAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration PATIENCE_OF_WHO_SAVES = Duration.ofSeconds(5);

    private final Scene scene = Scene.get();

    @Test
    void saves_are_taken_and_calls_go_on_without_kafka_and_arrive_once_it_is_back() {
        EmbeddedKafka kafka = scene.suite().servers().kafka();
        kafka.start();
        List<String> saved;
        List<String> ofTheOutage;
        try (Talk endsLater = scene.talk(Scene.LONG);
                Talk endsMeanwhile = scene.talk(Duration.ofSeconds(5))) {
            kafka.kill();
            long away = System.nanoTime();
            try (Saves saves = Saves.by(1, scene.api())) {
                String began = scene.callIn();
                endsMeanwhile.ended();
                ofTheOutage = List.of(endsMeanwhile.from(), began);
                Await.until(
                        "Kafka was away long enough",
                        AWAY.multipliedBy(2),
                        () -> System.nanoTime() - away > AWAY.toNanos());
                saves.close();
                assertThat(saves.refused()).isEmpty();
                assertThat(saves.slowest()).isLessThan(PATIENCE_OF_WHO_SAVES);
                saved = saves.acknowledged();
            }
            assertThat(scene.endpoints()).doesNotContainAnyElementsOf(saved);

            kafka.start();
            long back = System.nanoTime();
            Await.until(
                    "what was saved is in the tables",
                    Scene.RECOVERY_LIMIT,
                    () -> scene.endpoints().containsAll(saved));
            Scene.tell("%d saves of an outage in ps_endpoints after Kafka is back".formatted(saved.size()), back);
            for (String from : ofTheOutage) {
                assertThat(scene.record("from", from).get("disposition").asString())
                        .isEqualTo("answered");
                Scene.tell("record of a call of the outage after Kafka is back", back);
            }
            scene.suite().awaitReady();
            Scene.tell("ready after Kafka is back", back);
            scene.hangUp();
            assertThat(scene.record("from", endsLater.from()).get("disposition").asString())
                    .isEqualTo("answered");
        }
    }
}
