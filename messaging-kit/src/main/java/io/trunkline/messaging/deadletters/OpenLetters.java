package io.trunkline.messaging.deadletters;

import io.trunkline.messaging.deadletters.DeadLetter.Position;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/// Counts the dead letters that were not redelivered.
final class OpenLetters {

    private OpenLetters() {}

    /// @param redelivered letters that Kafka may have deleted since
    static Map<String, Long> count(
            Map<TopicPartition, DeadLetterTopics.Range> ranges,
            Collection<Position> redelivered,
            DeadLetterTopics topics) {
        Map<String, Long> open = new TreeMap<>();
        ranges.forEach((partition, range) -> {
            long done = redelivered.stream()
                    .filter(position -> position.deadLetterTopic().equals(partition.topic()))
                    .filter(position -> position.offset() >= range.first())
                    .count();
            long left = range.end() - range.first() - done;
            if (left > 0) {
                String group =
                        topics.source(partition.topic()).orElseThrow().target().group();
                open.merge(group, left, Long::sum);
            }
        });
        return open;
    }
}
