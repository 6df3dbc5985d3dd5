package io.trunkline.cdr.calls;

import io.trunkline.cdr.calls.domain.CallId;
import io.trunkline.cdr.calls.domain.CallState;
import io.trunkline.cdr.calls.domain.Fact;
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
    private final Calls calls;
    private final Months months;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final CallMetrics metrics;

    AssembleCalls(Calls calls, Months months, Outbox outbox, TransactionalOperator transaction, CallMetrics metrics) {
        this.calls = calls;
        this.months = months;
        this.outbox = outbox;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromCallable(() -> CallFacts.byCall(batch)).flatMap(this::assemble);
    }

    private Mono<Void> assemble(Map<CallId, List<Fact>> facts) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        var monthsOfCalls = facts.keySet().stream().map(CallId::month).toList();
        var learning = calls.lock(facts.keySet())
                .map(known -> learn(known, facts))
                .flatMap(learned -> keep(learned).thenReturn(learned));
        return months.ensure(monthsOfCalls)
                .then(learning.as(transaction::transactional))
                .doOnNext(metrics::count)
                .then();
    }

    private static List<CallState.Learned> learn(Map<CallId, CallState> known, Map<CallId, List<Fact>> facts) {
        return facts.entrySet().stream()
                .map(told -> known.getOrDefault(told.getKey(), CallState.unknown(told.getKey()))
                        .learn(told.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Mono<Void> keep(List<CallState.Learned> learned) {
        if (learned.isEmpty()) {
            return Mono.empty();
        }
        var said = learned.stream()
                .filter(CallState.Learned::revised)
                .map(CallRecords::said)
                .toList();
        return calls.save(learned).then(outbox.appendAll(said));
    }
}
