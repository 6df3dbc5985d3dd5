package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.cdr.partitions.Partitions;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.outbox.Outbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Adds a batch of facts to the calls they are about, in one transaction: lock the calls, learn, keep, say.
@Component
class AssembleCalls implements CallFactsHandler {
    private final CallStore calls;
    private final Partitions months;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final CallMetrics metrics;

    AssembleCalls(
            CallStore calls, Partitions months, Outbox outbox, TransactionalOperator transaction, CallMetrics metrics) {
        this.calls = calls;
        this.months = months;
        this.outbox = outbox;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromCallable(() -> CallEventMapper.factsByCall(batch)).flatMap(this::assemble);
    }

    private Mono<Void> assemble(Map<CallId, List<Fact>> facts) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        var monthsOfCalls = facts.keySet().stream().map(CallId::month).toList();
        var learning = calls.lock(facts.keySet())
                .map(known -> addFacts(known, facts))
                .flatMap(learned -> save(learned).thenReturn(learned));
        return months.createMissing(monthsOfCalls)
                .then(learning.as(transaction::transactional))
                .doOnNext(metrics::count)
                .then();
    }

    private static List<CallState.UpdatedCall> addFacts(Map<CallId, CallState> known, Map<CallId, List<Fact>> facts) {
        return facts.entrySet().stream()
                .map(told -> known.getOrDefault(told.getKey(), CallState.empty(told.getKey()))
                        .addFacts(told.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Mono<Void> save(List<CallState.UpdatedCall> learned) {
        if (learned.isEmpty()) {
            return Mono.empty();
        }
        var said = learned.stream()
                .filter(CallState.UpdatedCall::revised)
                .map(CdrRecordedMapper::toEvent)
                .toList();
        return calls.save(learned).then(outbox.appendAll(said));
    }
}
