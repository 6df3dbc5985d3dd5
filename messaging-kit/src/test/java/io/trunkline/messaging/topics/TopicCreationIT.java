package io.trunkline.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.messaging.TestEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.common.TopicCollection;
import org.junit.jupiter.api.Test;

class TopicCreationIT {

    @Test
    void waits_until_the_broker_knows_the_topic_that_its_controller_created()
            throws ExecutionException, InterruptedException {
        try (SlowBroker broker = new SlowBroker(TestEnvironment.kafkaSettings());
                LazyKafkaAdmin admin = new LazyKafkaAdmin(broker)) {
            new TopicCreation(admin, 1).createDeadLetterTopic("slow-broker.events");

            assertThat(broker.requests).hasValue(3);
            assertThat(broker.listTopics().names().get()).contains("slow-broker.events");
        }
    }

    /// Responds to its first two requests as a broker does that does not know the topic yet.
    private static final class SlowBroker extends ForwardingAdmin {
        private final AtomicInteger requests = new AtomicInteger();

        SlowBroker(Map<String, Object> settings) {
            super(settings);
        }

        @Override
        public DescribeTopicsResult describeTopics(TopicCollection topics, DescribeTopicsOptions options) {
            return super.describeTopics(
                    requests.incrementAndGet() <= 2 ? TopicCollection.ofTopicNames(List.of("not-created")) : topics,
                    options);
        }
    }
}
