package io.trunkline.faulttests;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.EmbeddedKafka;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Kafka stops and is started again some time later.
class KafkaOutageIT {
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final FaultTestEnvironment environment = FaultTestEnvironment.shared();

    @Test
    void during_a_kafka_outage_saves_are_accepted_and_calls_continue_and_both_arrive_afterwards() {
        EmbeddedKafka kafka = environment.suite().servers().kafka();
        kafka.start();
        List<String> saved;
        List<String> ofTheOutage;
        try (LongCall endsLater = environment.startAnsweredCall(FaultTestEnvironment.UNTIL_HUNG_UP);
                LongCall endsMeanwhile = environment.startAnsweredCall(Duration.ofSeconds(5))) {
            kafka.kill();
            long away = System.nanoTime();
            try (ConcurrentSaves saves = ConcurrentSaves.start(1, environment.api())) {
                String began = environment.completeInboundCall();
                endsMeanwhile.awaitAnsweredEnd();
                ofTheOutage = List.of(endsMeanwhile.from(), began);
                Await.until(
                        "Kafka was away long enough",
                        OUTAGE.multipliedBy(2),
                        () -> System.nanoTime() - away > OUTAGE.toNanos());
                saves.close();
                saved = saves.acknowledged();
                // without Kafka a save waits for nothing; a machine that has other work to do may still refuse one
                assertThat(saves.rejected()).hasSizeLessThan(Math.max(1, saved.size() / 20));
            }
            assertThat(environment.endpointIds()).doesNotContainAnyElementsOf(saved);

            kafka.start();
            long back = System.nanoTime();
            Await.until(
                    "what was saved is in the tables",
                    FaultTestEnvironment.RECOVERY_TIMEOUT,
                    () -> environment.endpointIds().containsAll(saved));
            FaultTestEnvironment.logDuration(
                    "%d saves of an outage in ps_endpoints after Kafka is back".formatted(saved.size()), back);
            for (String from : ofTheOutage) {
                assertThat(environment
                                .awaitRecord("from", from)
                                .get("disposition")
                                .asString())
                        .isEqualTo("answered");
                FaultTestEnvironment.logDuration("record of a call of the outage after Kafka is back", back);
            }
            environment.suite().awaitReady();
            FaultTestEnvironment.logDuration("ready after Kafka is back", back);
            environment.hangUpAllCalls();
            assertThat(environment
                            .awaitRecord("from", endsLater.from())
                            .get("disposition")
                            .asString())
                    .isEqualTo("answered");
        }
    }
}
