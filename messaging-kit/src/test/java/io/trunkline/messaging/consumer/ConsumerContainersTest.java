package io.trunkline.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.consumer.ConsumerLifecycle.ConsumerGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ConsumerContainersTest {

    @Test
    void a_subscription_may_pause_between_polls() {
        Subscription subscription = new Subscription("calls", List.of(Topic.CALL_PROGRESS), _ -> Mono.empty())
                .withPauseBetweenPolls(Duration.ofMillis(30))
                .withKeys(_ -> true);

        assertThat(pauseMillis(subscription)).isEqualTo(30);
    }

    private static long pauseMillis(Subscription subscription) {
        MessagingSettings settings = new MessagingSettings(
                null,
                Duration.ofSeconds(1),
                500,
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                0,
                Duration.ofSeconds(15));
        EventConsumer consumer = new EventConsumer(subscription, "group", null, null, null, Duration.ofSeconds(30));
        return new ConsumerContainers(Map.of(), new CatchUp(null, List.of()), settings)
                .create(new ConsumerGroup("group", subscription, consumer))
                .getContainerProperties()
                .getIdleBetweenPolls();
    }
}
