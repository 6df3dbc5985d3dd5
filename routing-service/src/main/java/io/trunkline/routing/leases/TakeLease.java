package io.trunkline.routing.leases;

import io.trunkline.messaging.Outbox;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.decisions.domain.StopReason;
import io.trunkline.routing.leases.Leases.Evidence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Lets one attempt through, in one transaction that the call's row orders: whatever asks, ends or completes the
/// same call waits.
@Component
class TakeLease implements Attempts {
    private final Leases leases;
    private final PutQuestions questions;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    TakeLease(Leases leases, PutQuestions questions, Outbox outbox, TransactionalOperator transactions, Clock clock) {
        this.leases = leases;
        this.questions = questions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Mono<Given> next(Question question) {
        long began = System.nanoTime();
        return leases.lockCall(question.call(), question.node())
                .flatMap(ended -> leases.ofCall(question.call()).flatMap(held -> answer(question, ended, held, began)))
                .as(transactions::transactional);
    }

    private Mono<Given> answer(Question question, boolean ended, List<Lease> held, long began) {
        Optional<Lease> same = held.stream()
                .filter(lease -> lease.attempt() == question.attempt())
                .findFirst();
        if (ended || same.filter(lease -> !lease.held()).isPresent()) {
            return refuse(question, began);
        }
        if (same.filter(lease -> lease.answer().isPresent()).isPresent()) {
            return Mono.just(given(same.get()));
        }
        Mono<Void> released = held.stream().anyMatch(Lease::held)
                ? leases.releaseBefore(question.call(), question.attempt(), Evidence.NEXT_QUESTION)
                : Mono.empty();
        return released.then(questions.prepare(List.of(new PutQuestions.Asked(question, held))))
                .map(prepared -> Objects.requireNonNull(prepared.get(question)).over(Ledger.EMPTY))
                .flatMap(decided -> keep(question, decided, began));
    }

    /// An attempt of a call that has ended, or one that was given back: what it would hold, nobody would end.
    private Mono<Given> refuse(Question question, long began) {
        PutQuestions.Decided refused =
                new PutQuestions.Decided(Decision.stop(StopReason.CALL_ENDED, Parties.NOBODY), java.util.Map.of());
        return keep(question, refused, began);
    }

    private Mono<Given> keep(Question question, PutQuestions.Decided decided, long began) {
        Decision decision = decided.decision();
        Optional<LeaseId> id = decision.answer() instanceof Answer.Dial
                ? Optional.of(new LeaseId(UUID.randomUUID()))
                : Optional.empty();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Mono<Void> said = outbox.append(RoutedEvents.routed(question, decided, id.orElse(null), clock.instant(), took));
        Given given = new Given(decision.answer(), id, decision.parties());
        return keepLease(question, decision, id).then(said).thenReturn(given);
    }

    private Mono<Void> keepLease(Question question, Decision decision, Optional<LeaseId> id) {
        if (id.isEmpty() || !(decision.answer() instanceof Answer.Dial dial)) {
            return Mono.empty();
        }
        return leases.keep(
                question, new Lease(id.get(), question.attempt(), true, decision.parties(), Optional.of(dial)));
    }

    private static Given given(Lease lease) {
        return new Given(lease.answer().orElseThrow(), Optional.of(lease.id()), lease.parties());
    }

    @Override
    public Mono<Void> malformed(CallId call) {
        return outbox.append(RoutedEvents.malformed(call, clock.instant()));
    }

    @Override
    public Mono<Void> ended(CallId call, int attempt) {
        return leases.end(List.of(call.value()), call.node(), Evidence.HANGUP_HANDLER)
                .then(leases.releaseLeg(call, attempt, Evidence.HANGUP_HANDLER))
                .as(transactions::transactional);
    }
}
