package io.trunkline.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.messaging.deadletters.DeadLetter.Position;
import io.trunkline.messaging.topics.KafkaClientSettings;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.messaging.topics.TopicCreation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads the topics of the dead letters, which have one partition each. Its methods block until Kafka has answered.
///
/// @throws KafkaException from each method if Kafka does not answer
final class DeadLetterTopics {

    /// The newest of each topic that a list shows; older ones are found by their id.
    static final int SHOWN_PER_TOPIC = 10_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int PARTITION = 0;

    private final Map<String, Object> settings;
    private final LazyKafkaAdmin admin;
    private final Map<String, Source> sources;

    DeadLetterTopics(
            Map<String, Object> consumerSettings,
            LazyKafkaAdmin admin,
            Collection<? extends RedeliveryTarget> targets) {
        this.settings = consumerSettings;
        this.admin = admin;
        this.sources = targets.stream()
                .flatMap(target -> target.topics().stream().map(topic -> new Source(topic, target)))
                .collect(Collectors.toMap(Source::deadLetterTopic, source -> source));
    }

    /// Where the letters of a dead letter topic come from.
    record Source(String topic, RedeliveryTarget target) {

        String deadLetterTopic() {
            return RedeliveryTarget.deadLetterTopic(topic, target.group());
        }
    }

    /// Empty if this service has no such topic.
    Optional<Source> source(String deadLetterTopic) {
        return Optional.ofNullable(sources.get(deadLetterTopic));
    }

    /// The newest records of all topics in the order of each topic.
    List<ConsumerRecord<String, byte[]>> newest() {
        Map<TopicPartition, Range> ranges = ranges();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        if (!ranges.isEmpty()) {
            Map<TopicPartition, Long> starts = ranges.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().lastStart(SHOWN_PER_TOPIC)));
            read(starts, ranges, records);
        }
        return records;
    }

    /// Empty if there is no record at this position (any more).
    Optional<ConsumerRecord<String, byte[]>> at(Position position) {
        TopicPartition partition = new TopicPartition(position.deadLetterTopic(), PARTITION);
        Range range = ranges().get(partition);
        if (range == null || position.offset() < range.first() || position.offset() >= range.end()) {
            return Optional.empty();
        }
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        read(
                Map.of(partition, position.offset()),
                Map.of(partition, new Range(position.offset(), position.offset() + 1)),
                records);
        return records.stream()
                .filter(record -> record.offset() == position.offset())
                .findFirst();
    }

    /// The offsets of the first record and behind the last one of each topic that exists.
    Map<TopicPartition, Range> ranges() {
        Set<String> existing = TopicCreation.await(admin.get().listTopics().names());
        List<TopicPartition> partitions = sources.keySet().stream()
                .filter(existing::contains)
                .map(topic -> new TopicPartition(topic, PARTITION))
                .toList();
        Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Range> ranges = new HashMap<>();
        first.forEach((partition, offset) ->
                ranges.put(partition, new Range(offset, Math.max(offset, ends.getOrDefault(partition, 0L)))));
        return ranges;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        return TopicCreation.await(admin.get()
                        .listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec)))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /// @param first the offset of the first record that is still there
    /// @param end the offset behind the last one
    record Range(long first, long end) {

        long lastStart(int count) {
            return Math.max(first, end - count);
        }
    }

    private void read(
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Range> ranges,
            List<ConsumerRecord<String, byte[]>> into) {
        try (var consumer = new KafkaConsumer<>(
                KafkaClientSettings.reader(settings), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(starts.keySet());
            starts.forEach(consumer::seek);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (ranges.entrySet().stream()
                    .anyMatch(range ->
                            consumer.position(range.getKey()) < range.getValue().end())) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("the dead letters could not be read within " + LIMIT);
                }
                consumer.poll(POLL).forEach(into::add);
            }
        }
    }

    static Position position(ConsumerRecord<?, ?> letter) {
        return new Position(letter.topic(), letter.offset());
    }

    DeadLetter letter(ConsumerRecord<String, byte[]> record, @Nullable Instant redeliveredAt) {
        Source source = source(record.topic()).orElseThrow();
        return new DeadLetter(
                position(record).id(),
                source.target().group(),
                source.topic(),
                Integer.parseInt(header(record, DeadLetterPublisher.PARTITION, "-1")),
                Long.parseLong(header(record, DeadLetterPublisher.OFFSET, "-1")),
                record.key(),
                header(record, DeadLetterPublisher.REASON, ""),
                emptyToNull(header(record, DeadLetterPublisher.FAULT, "")),
                emptyToNull(header(record, "ce_type", "")),
                emptyToNull(header(record, "ce_id", "")),
                Instant.ofEpochMilli(record.timestamp()),
                record.value() == null ? null : new String(record.value(), UTF_8),
                redeliveredAt);
    }

    private static String header(ConsumerRecord<?, ?> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? otherwise : new String(header.value(), UTF_8);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
