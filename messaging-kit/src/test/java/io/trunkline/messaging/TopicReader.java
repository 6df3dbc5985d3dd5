package io.trunkline.messaging;

import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.messaging.topics.KafkaClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the committed records that a topic has now.
public final class TopicReader {

    private TopicReader() {}

    public static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        Map<String, Object> settings = KafkaClientSettings.reader(TestEnvironment.kafkaSettings());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records.stream().filter(record -> key.equals(record.key())).toList();
        }
    }

    public static Map<TopicPartition, Long> endOffsets(String topic) {
        try (Admin admin = Admin.create(TestEnvironment.kafkaSettings())) {
            return offsets(admin.listOffsets(partitions(admin, topic)).all().get(), ListOffsetsResultInfo::offset);
        } catch (ExecutionException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Map<TopicPartition, OffsetSpec> partitions(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition.partition()), _ -> OffsetSpec.latest()));
    }

    public static Map<TopicPartition, Long> committedOffsets(String group) {
        try (Admin admin = Admin.create(TestEnvironment.kafkaSettings())) {
            return offsets(
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get(),
                    OffsetAndMetadata::offset);
        } catch (ExecutionException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static <T> Map<TopicPartition, Long> offsets(Map<TopicPartition, T> from, ToLongFunction<T> offset) {
        return from.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset.applyAsLong(entry.getValue())));
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public static TenantChanged tenant(ConsumerRecord<String, byte[]> record) {
        return (TenantChanged)
                new EventCodec().read("tenant.changed.v1", record.value()).orElseThrow();
    }
}
