package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.SentFacts.Sent;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.messaging.Blocking;
import io.trunkline.messaging.outbox.DirectPublisher;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Stores the keys of acknowledged facts, many with one statement, and appends failed facts to the outbox. A key is
/// never stored before the acknowledgment: CEL then publishes what a killed bridge had in flight.
@Component
final class SettleSentFacts {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final SentFacts sent;
    private final PublishedFacts published;
    private final FactPublisher outbox;
    private final DirectPublisher publisher;
    private final FactSettings settings;
    private final NodeStatus node;

    SettleSentFacts(
            SentFacts sent,
            PublishedFacts published,
            FactPublisher outbox,
            DirectPublisher publisher,
            FactSettings settings,
            NodeStatus node) {
        this.sent = sent;
        this.published = published;
        this.outbox = outbox;
        this.publisher = publisher;
        this.settings = settings;
        this.node = node;
    }

    /// @return whether more facts are waiting
    Mono<Boolean> settleBatch() {
        return appendFailed().then(storeAcknowledged());
    }

    private Mono<Void> appendFailed() {
        return Mono.defer(() -> {
            List<Sent> failed = sent.failed();
            return outbox.publish(failed.stream().map(Sent::fact).toList())
                    .then(Mono.fromRunnable(() -> sent.stored(failed)));
        });
    }

    private Mono<Boolean> storeAcknowledged() {
        return Mono.defer(() -> {
            List<Sent> batch = sent.acknowledged(settings.batchSize());
            return published.save(node.name(), batch).then(Mono.fromSupplier(() -> {
                sent.stored(batch);
                return batch.size() == settings.batchSize();
            }));
        });
    }

    /// Waits for the acknowledgments of what was sent, and stores the result. For an orderly stop; what remains
    /// after an error is published from CEL.
    @Blocking("it runs on the loop's own thread, after its last round")
    void settleAll() {
        publisher.flush();
        var _ = settleBatch().repeat().takeUntil(more -> !more).blockLast(STOP_TIMEOUT);
    }
}
