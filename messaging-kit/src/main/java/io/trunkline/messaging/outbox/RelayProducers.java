package io.trunkline.messaging.outbox;

import io.trunkline.events.wire.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/// The producers of a relay: one with transactions for compacted topics, in which an old version written last would
/// be the starting point of every new consumer, and one without them for all other topics, whose consumers have
/// seen the newer event already.
public final class RelayProducers implements AutoCloseable {

    private static final Set<String> NOT_COMPACTED = Arrays.stream(Topic.values())
            .filter(Predicate.not(Topic::isCompacted))
            .map(Topic::topicName)
            .collect(Collectors.toUnmodifiableSet());

    private final FencedProducer fenced;
    private final IdempotentProducer idempotent;

    /// Connects and fences all earlier producers.
    public RelayProducers(Map<String, Object> settings, String transactionalId) {
        fenced = new FencedProducer(settings, transactionalId);
        idempotent = new IdempotentProducer(settings);
    }

    /// Publishes all rows that Kafka accepts, in the order of each topic.
    ///
    /// @return the rows that Kafka will never accept
    /// @throws KafkaException if Kafka is unavailable or these producers are fenced; they must be closed
    List<RejectedRow> send(List<OutboxRow> rows) {
        Map<Boolean, List<OutboxRow>> byCompaction =
                rows.stream().collect(Collectors.partitioningBy(row -> !NOT_COMPACTED.contains(row.topic())));
        List<OutboxRow> compacted = byCompaction.getOrDefault(true, List.of());
        List<OutboxRow> others = byCompaction.getOrDefault(false, List.of());
        List<RejectedRow> rejected = new ArrayList<>();
        if (!compacted.isEmpty()) {
            rejected.addAll(sendFenced(compacted));
        }
        if (!others.isEmpty()) {
            rejected.addAll(idempotent.send(others));
        }
        return rejected;
    }

    private List<RejectedRow> sendFenced(List<OutboxRow> rows) {
        try {
            fenced.send(rows);
            return List.of();
        } catch (UnsendableRowException _) {
            return sendOneByOne(rows);
        }
    }

    private List<RejectedRow> sendOneByOne(List<OutboxRow> rows) {
        List<RejectedRow> rejected = new ArrayList<>();
        for (OutboxRow row : rows) {
            try {
                fenced.send(List.of(row));
            } catch (UnsendableRowException unsendable) {
                rejected.add(new RejectedRow(row, unsendable.fault()));
            }
        }
        return rejected;
    }

    @Override
    public void close() {
        try (fenced) {
            idempotent.close();
        }
    }
}
