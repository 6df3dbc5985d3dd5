package io.trunkline.routing.admission;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.admission.Leases.LockedCalls;
import io.trunkline.routing.admission.ResolveQuestions.QuestionWithLeases;
import io.trunkline.routing.admission.ResolveQuestions.ResolvedQuestion;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionRules;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.EndedCall;
import io.trunkline.routing.admission.domain.HeldCapsOfBatch;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.caps.CapLocks;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Carries out a batch of commands in one transaction: locks the rows of their calls, then the caps they may depend
/// on, each in the order of the ids; decides by the locked rows; and writes each kind of row once.
@Component
class AdmitBatch {
    private static final ResolvedQuestion UNKNOWN_CALL =
            new ResolvedQuestion(Routing.fixed(Decision.stop(StopReason.CALL_ENDED, Parties.NONE)), RecordFields.NONE);

    private final Leases leases;
    private final CapLocks caps;
    private final ResolveQuestions questions;
    private final EndedCalls endedCalls;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    AdmitBatch(
            Leases leases,
            CapLocks caps,
            ResolveQuestions questions,
            EndedCalls endedCalls,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.leases = leases;
        this.caps = caps;
        this.questions = questions;
        this.endedCalls = endedCalls;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<List<Optional<AdmissionQueue.AttemptAnswer>>> admit(List<QueuedCommand> batch) {
        // in this order: what is read before the calls are locked may be out of date
        return leases.lock(commands(batch))
                .flatMap(locked -> resolve(locked, batch))
                .flatMap(this::lockCaps)
                .flatMap(this::decide)
                .as(transactions::transactional)
                .doOnNext(decided -> endedCalls.remember(decided.endedCalls()))
                .map(DecidedBatch::results);
    }

    private static List<AdmissionCommand> commands(List<QueuedCommand> batch) {
        return batch.stream().map(QueuedCommand::command).toList();
    }

    /// The data read once the calls are locked.
    private record ResolvedBatch(
            List<QueuedCommand> batch, LockedCalls locked, Map<Question, ResolvedQuestion> resolved) {}

    private record LockedBatch(ResolvedBatch questions, AdmissionState state) {}

    private Mono<ResolvedBatch> resolve(LockedCalls locked, List<QueuedCommand> batch) {
        return questions
                .resolve(questions(batch, locked.leases()), locked.routeVersion())
                .map(resolved -> new ResolvedBatch(batch, locked, resolved));
    }

    private static List<QuestionWithLeases> questions(List<QueuedCommand> batch, List<Lease> held) {
        Map<String, List<Lease>> byCall = held.stream()
                .collect(Collectors.groupingBy(lease -> lease.origin().callId()));
        return batch.stream()
                .map(QueuedCommand::command)
                .filter(AdmissionCommand.Admit.class::isInstance)
                .map(AdmissionCommand.Admit.class::cast)
                .map(ask -> new QuestionWithLeases(ask.question(), byCall.getOrDefault(ask.callId(), List.of())))
                .toList();
    }

    private Mono<LockedBatch> lockCaps(ResolvedBatch known) {
        LockedCalls locked = known.locked();
        Set<UUID> ids = new HashSet<>(HeldCapsOfBatch.find(
                commands(known.batch()),
                locked.calls(),
                locked.leases(),
                Optional.of(locked.routeVersion().now())));
        known.resolved().values().forEach(one -> one.routing().capKeys().forEach(key -> ids.add(key.id())));
        return caps.lock(ids)
                .map(rows -> new LockedBatch(
                        known,
                        new AdmissionState(
                                locked.calls(),
                                locked.leases(),
                                rows,
                                Optional.of(locked.routeVersion().now()))));
    }

    /// What a batch leads to, once it is committed.
    private record DecidedBatch(List<Optional<AdmissionQueue.AttemptAnswer>> results, List<EndedCall> endedCalls) {}

    private Mono<DecidedBatch> decide(LockedBatch locked) {
        AdmissionState state = locked.state();
        List<Event> events = new ArrayList<>();
        List<Optional<AdmissionQueue.AttemptAnswer>> results = new ArrayList<>();
        for (QueuedCommand entry : locked.questions().batch()) {
            if (entry.isAbandoned()) {
                // the wait for the locks was too long: a lease granted now would not be used nor released
                results.add(Optional.empty());
            } else if (entry.command() instanceof AdmissionCommand.Admit ask) {
                ResolvedQuestion resolved = locked.questions().resolved().getOrDefault(ask.question(), UNKNOWN_CALL);
                results.add(Optional.of(answer(state, ask, resolved, entry.enqueuedNanos(), events)));
            } else {
                AdmissionRules.apply(state, entry.command());
                results.add(Optional.empty());
            }
        }
        AdmissionState.Changes changes = state.changes();
        changes.overruns().forEach(overrun -> events.add(CapOverrunAlerts.alert(overrun, clock.instant())));
        // sent together without waiting for each other, since the caps stay locked meanwhile
        return Mono.whenDelayError(leases.write(changes), caps.write(changes.caps()), outbox.appendAll(events))
                .thenReturn(new DecidedBatch(results, state.endedCalls()));
    }

    private AdmissionQueue.AttemptAnswer answer(
            AdmissionState state,
            AdmissionCommand.Admit ask,
            ResolvedQuestion resolved,
            long enqueuedNanos,
            List<Event> events) {
        Question question = ask.question();
        AdmissionRules.AdmissionResult result =
                AdmissionRules.admit(state, question, resolved.routing(), new LeaseId(UUID.randomUUID()));
        Decision decision = result.decision();
        boolean conclusive = ask.caughtUp()
                || !(decision.answer() instanceof Answer.Stop stop
                        && stop.reason().dependsOnReadModel());
        if (conclusive && !result.repeated()) {
            Duration took = Duration.ofNanos(System.nanoTime() - enqueuedNanos);
            events.add(CallRoutedEvents.routed(
                    question,
                    new ResolveQuestions.DecisionWithRecordFields(decision, resolved.record()),
                    result.lease().map(LeaseId::value).orElse(null),
                    clock.instant(),
                    took));
        }
        return new AdmissionQueue.AttemptAnswer(decision.answer(), result.lease(), decision.parties(), conclusive);
    }
}
