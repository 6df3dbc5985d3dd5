package io.trunkline.testkit;

import io.trunkline.events.Event;
import io.trunkline.events.wire.Envelope;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.EventType;
import io.trunkline.events.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes events to a service under test in place of other services, and consumes its events. Not thread-safe.
public final class EventTestClient implements AutoCloseable {
    private static final Duration AWAIT_LIMIT = Duration.ofSeconds(30);
    private static final Duration MEMBERS_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(50);

    private static final EventCodec CODEC = new EventCodec();

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Event> consumed = new CopyOnWriteArrayList<>();

    /// @param topics to consume from their beginning; they must exist
    public EventTestClient(String bootstrapServers, Topic... topics) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = partitions(topics);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Publishes events in order and returns when Kafka has acknowledged them.
    public void publish(Event... events) {
        Stream.of(events)
                .map(EventTestClient::toRecord)
                .map(producer::send)
                .toList()
                .forEach(EventTestClient::awaitAcknowledgment);
    }

    /// Publishes a body with any type, for malformed events.
    public void publishRaw(Topic topic, String key, Map<String, String> headers, byte[] body) {
        var record = new ProducerRecord<>(topic.topicName(), key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        awaitAcknowledgment(producer.send(record));
    }

    private static void awaitAcknowledgment(Future<RecordMetadata> sent) {
        try {
            var _ = sent.get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka did not take the event", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// All events of a type consumed so far, in the order of each partition.
    public <E extends Event> List<E> consumed(Class<E> type) {
        poll();
        return consumed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// All events of a type that the topics contain now, in the order of each partition.
    public <E extends Event> List<E> consumeAll(Class<E> type) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Await.until("the topics are consumed", () -> {
            poll();
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
        return consumed(type);
    }

    /// Waits until each of this many members of a consumer group has a partition.
    public void awaitMembers(String group, int members) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Await.until(members + " members of " + group + " have partitions", MEMBERS_LIMIT, () -> {
                var found = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                        .flatMap(description -> description.members().stream())
                        .toList();
                return found.size() == members
                        && found.stream()
                                .noneMatch(member ->
                                        member.assignment().topicPartitions().isEmpty());
            });
        }
    }

    /// Waits up to 30 seconds for the first event of a type that matches.
    public <E extends Event> E await(Class<E> type, Predicate<? super E> fits) {
        long deadline = System.nanoTime() + AWAIT_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var found = consumed(type).stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("not consumed within " + AWAIT_LIMIT + ": " + type.getSimpleName() + ", but "
                + consumed.stream().filter(type::isInstance).toList());
    }

    /// Waits until a consumer group has applied all events that are in these topics now.
    public void awaitConsumed(String group, Topic... topics) {
        awaitConsumed(group, AWAIT_LIMIT, topics);
    }

    /// The same with another limit.
    public void awaitConsumed(String group, Duration limit, Topic... topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(topics));
            Await.until(group + " has consumed its topics", limit, () -> isConsumed(admin, group, ends));
        }
    }

    private static boolean isConsumed(Admin admin, String group, Map<TopicPartition, Long> ends) {
        try {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .allMatch(end -> committed.get(end.getKey()) != null
                            && committed.get(end.getKey()).offset() >= end.getValue());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private List<TopicPartition> partitions(Topic... topics) {
        return Stream.of(topics)
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            var type = record.headers().lastHeader("ce_type");
            if (type != null && record.value() != null) {
                CODEC.read(new String(type.value(), StandardCharsets.UTF_8), record.value())
                        .ifPresent(consumed::add);
            }
        }
    }

    /// The Kafka record of an event.
    public static ProducerRecord<String, byte[]> toRecord(Event event) {
        var type = EventType.of(event);
        var record = new ProducerRecord<>(type.topic().topicName(), event.key(), CODEC.write(event));
        headers(event, type)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Map<String, String> headers(Event event, EventType type) {
        return new Envelope(
                        UUID.randomUUID(),
                        type.typeName(),
                        "/test",
                        event.key(),
                        Instant.now(),
                        event.owningTenant().map(UUID::toString).orElse(null),
                        null)
                .headers();
    }
}
