package io.trunkline.messaging.deadletters;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/// A consumer group whose dead letters can be redelivered to it.
public interface RedeliveryTarget {

    /// The consumer group, such as `cdr-service.calls`.
    String group();

    /// The topics that it consumes, by their names.
    List<String> topics();

    /// Whether each replica applies all events for itself, in memory. Such a group cannot be given one event again;
    /// a restarted replica reads them all.
    boolean everyReplica();

    /// Applies one record again. Fails with [DeadLetterProblem#REFUSED] if it still cannot be applied.
    Mono<Void> redeliver(ConsumerRecord<String, byte[]> letter);

    /// The topic of the dead letters from one of its topics.
    static String deadLetterTopic(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
