package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.cdr.partitions.Partitions;
import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.telephony.CallId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Adds a batch of facts to their calls in one transaction: lock the calls, add the facts, store, publish.
@Configuration(proxyBeanMethods = false)
class AssembleCalls implements EventHandler {
    private final CallStore calls;
    private final Partitions partitions;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final CallMetrics metrics;

    AssembleCalls(
            CallStore calls,
            Partitions partitions,
            Outbox outbox,
            TransactionalOperator transaction,
            CallMetrics metrics) {
        this.calls = calls;
        this.partitions = partitions;
        this.outbox = outbox;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    @Bean
    Subscription callFactSubscription() {
        return new Subscription("calls", List.of(Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED), this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromCallable(() -> CallEventMapper.factsByCall(batch)).flatMap(this::assemble);
    }

    private Mono<Void> assemble(Map<CallId, List<Fact>> facts) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        var months = facts.keySet().stream().map(CallMonth::of).toList();
        var updates = calls.lock(facts.keySet())
                .map(known -> addFacts(known, facts))
                .flatMap(updated -> save(updated).thenReturn(updated));
        // partitions are created outside the transaction, whose locks would block other batches
        return partitions
                .createMissing(months)
                .then(updates.as(transaction::transactional))
                .doOnNext(metrics::count)
                .then();
    }

    private static List<CallState.UpdatedCall> addFacts(Map<CallId, CallState> known, Map<CallId, List<Fact>> facts) {
        return facts.entrySet().stream()
                .map(reported -> known.getOrDefault(reported.getKey(), CallState.empty(reported.getKey()))
                        .addFacts(reported.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Mono<Void> save(List<CallState.UpdatedCall> updated) {
        if (updated.isEmpty()) {
            return Mono.empty();
        }
        var events = updated.stream()
                .filter(CallState.UpdatedCall::revised)
                .map(CdrRecordedMapper::toEvent)
                .toList();
        return calls.save(updated).then(outbox.appendAll(events));
    }
}
