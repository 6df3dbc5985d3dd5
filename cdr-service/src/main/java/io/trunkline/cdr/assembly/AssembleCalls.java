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
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Adds a batch of facts to their calls in one transaction: read the calls, add the facts, store, publish. Calls
/// are not locked. If another replica has changed one of them meanwhile, nothing is stored, and the batch is
/// applied again. A batch in which nothing is new needs no transaction.
@Configuration(proxyBeanMethods = false)
class AssembleCalls implements EventHandler {
    private static final int MAX_RETRIES = 5;

    /// Under load, calls that end within this time are one batch.
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final CallStore calls;
    private final RecentCalls recentCalls;
    private final Partitions partitions;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final CallMetrics metrics;

    AssembleCalls(
            CallStore calls,
            RecentCalls recentCalls,
            Partitions partitions,
            Outbox outbox,
            TransactionalOperator transaction,
            CallMetrics metrics) {
        this.calls = calls;
        this.recentCalls = recentCalls;
        this.partitions = partitions;
        this.outbox = outbox;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /// @param progressDelay how long the facts of a call in progress wait for the end of a call, with which they
    ///     are stored in one transaction
    @Bean
    Subscription callFactSubscription(@Value("${trunkline.cdr.progress-delay}") Duration progressDelay) {
        return new Subscription("calls", List.of(Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED), this)
                .withPauseBetweenPolls(PAUSE)
                .deferredUntil(Topic.CALL_COMPLETED, progressDelay);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromCallable(() -> CallEventMapper.factsByCall(batch))
                .flatMap(facts -> Mono.defer(() -> assemble(facts))
                        .doOnError(OptimisticLockingFailureException.class, _ -> recentCalls.forget(facts.keySet()))
                        .retryWhen(Retry.max(MAX_RETRIES).filter(OptimisticLockingFailureException.class::isInstance)));
    }

    private Mono<Void> assemble(Map<CallId, List<Fact>> facts) {
        var known = recentCalls.find(facts.keySet());
        if (known.size() == facts.size()) {
            return store(addFacts(known, facts));
        }
        var unknown =
                facts.keySet().stream().filter(call -> !known.containsKey(call)).toList();
        return inTransaction(
                facts.keySet(),
                calls.find(unknown)
                        .map(found -> addFacts(union(known, found), facts))
                        .flatMap(this::save));
    }

    private Mono<Void> store(List<CallState.UpdatedCall> updated) {
        return updated.isEmpty()
                ? Mono.empty()
                : inTransaction(
                        updated.stream().map(one -> one.state().callId()).toList(), save(updated));
    }

    /// Partitions are created outside the transaction, whose locks would block other batches.
    private Mono<Void> inTransaction(Collection<CallId> callIds, Mono<List<CallState.UpdatedCall>> changes) {
        return partitions
                .createMissing(callIds.stream().map(CallMonth::of).toList())
                .then(changes.as(transaction::transactional))
                .doOnNext(recentCalls::stored)
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

    private static Map<CallId, CallState> union(Map<CallId, CallState> one, Map<CallId, CallState> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    private Mono<List<CallState.UpdatedCall>> save(List<CallState.UpdatedCall> updated) {
        if (updated.isEmpty()) {
            return Mono.just(updated);
        }
        var events = updated.stream()
                .filter(CallState.UpdatedCall::revised)
                .map(CdrRecordedMapper::toEvent)
                .toList();
        return calls.save(updated).then(outbox.appendAll(events)).thenReturn(updated);
    }
}
