package io.trunkline.routing.admission;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.admission.ResolveQuestions.QuestionWithLeases;
import io.trunkline.routing.admission.ResolveQuestions.ResolvedQuestion;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionRules;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.caps.CapLocks;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.LeaseId;
import io.trunkline.telephony.Parties;
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

/// Carries out a batch of commands in one transaction: locks the rows of their calls, then the caps that they may
/// depend on, each in the order of their ids; decides over the locked numbers; and writes each kind of row once.
@Component
class AdmitBatch implements BatchAdmission {
    private static final ResolvedQuestion UNKNOWN_CALL =
            new ResolvedQuestion(Routing.fixed(Decision.stop(StopReason.CALL_ENDED, Parties.NONE)), Map.of());

    private final Leases leases;
    private final CapLocks caps;
    private final ResolveQuestions questions;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    AdmitBatch(
            Leases leases,
            CapLocks caps,
            ResolveQuestions questions,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.leases = leases;
        this.caps = caps;
        this.questions = questions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Mono<List<Optional<AttemptAdmission.AttemptAnswer>>> admit(List<QueuedCommand> batch) {
        List<AdmissionCommand> commands =
                batch.stream().map(QueuedCommand::command).toList();
        List<String> calls =
                commands.stream().map(AdmissionCommand::callId).distinct().toList();
        // one after the other: what is read before the calls are locked may be out of date
        return leases.lockCalls(commands)
                .zipWhen(_ -> leases.findByCalls(calls), (locked, held) -> resolve(locked, held, batch))
                .flatMap(known -> known)
                .flatMap(this::lockCaps)
                .flatMap(this::decide)
                .as(transactions::transactional);
    }

    /// What is known once the calls are locked.
    private record LockedCalls(
            List<QueuedCommand> batch,
            List<AdmissionState.CallRow> calls,
            List<Lease> leases,
            Map<Question, ResolvedQuestion> resolved) {}

    private record LockedBatch(LockedCalls locked, AdmissionState state) {}

    private Mono<LockedCalls> resolve(List<AdmissionState.CallRow> calls, List<Lease> held, List<QueuedCommand> batch) {
        return questions.resolve(questions(batch, held)).map(prepared -> new LockedCalls(batch, calls, held, prepared));
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

    private Mono<LockedBatch> lockCaps(LockedCalls locked) {
        Set<UUID> ids = new HashSet<>();
        locked.resolved().values().forEach(one -> one.routing().capKeys().forEach(key -> ids.add(key.id())));
        locked.leases().forEach(lease -> {
            ids.addAll(lease.origin().heldCaps().concurrent());
            ids.addAll(lease.origin().heldCaps().total());
        });
        for (QueuedCommand entry : locked.batch()) {
            if (entry.command() instanceof AdmissionCommand.FoundLive live) {
                ids.addAll(live.heldCaps().concurrent());
            }
        }
        return caps.lock(ids)
                .map(rows -> new LockedBatch(locked, new AdmissionState(locked.calls(), locked.leases(), rows)));
    }

    private Mono<List<Optional<AttemptAdmission.AttemptAnswer>>> decide(LockedBatch opened) {
        AdmissionState book = opened.state();
        List<Event> events = new ArrayList<>();
        List<Optional<AttemptAdmission.AttemptAnswer>> outcomes = new ArrayList<>();
        for (QueuedCommand entry : opened.locked().batch()) {
            if (entry.isAbandoned()) {
                // the locks took too long: nobody would use what it gets now, nor give it back
                outcomes.add(Optional.empty());
            } else if (entry.command() instanceof AdmissionCommand.Admit ask) {
                ResolvedQuestion prepared = opened.locked().resolved().getOrDefault(ask.question(), UNKNOWN_CALL);
                outcomes.add(Optional.of(answer(book, ask, prepared, entry.enqueuedNanos(), events)));
            } else {
                AdmissionRules.apply(book, entry.command());
                outcomes.add(Optional.empty());
            }
        }
        AdmissionState.Changes changes = book.changes();
        changes.overruns().forEach(surprise -> events.add(CapOverrunAlerts.alert(surprise, clock.instant())));
        // sent one behind the other without waiting: the caps are locked meanwhile
        return Mono.whenDelayError(leases.write(changes), caps.write(changes.caps()), outbox.appendAll(events))
                .thenReturn(outcomes);
    }

    private AttemptAdmission.AttemptAnswer answer(
            AdmissionState book,
            AdmissionCommand.Admit ask,
            ResolvedQuestion prepared,
            long arrived,
            List<Event> events) {
        Question question = ask.question();
        AdmissionRules.AdmissionResult given =
                AdmissionRules.admit(book, question, prepared.routing(), new LeaseId(UUID.randomUUID()));
        Decision decision = given.decision();
        boolean sure = ask.caughtUp()
                || !(decision.answer() instanceof Answer.Stop stop
                        && stop.reason().dependsOnReadModel());
        if (sure && !given.repeated()) {
            Duration took = Duration.ofNanos(System.nanoTime() - arrived);
            events.add(CallRoutedEvents.routed(
                    question,
                    new ResolveQuestions.DecisionWithReference(decision, prepared.reference()),
                    given.lease().map(LeaseId::value).orElse(null),
                    clock.instant(),
                    took));
        }
        return new AttemptAdmission.AttemptAnswer(decision.answer(), given.lease(), decision.parties(), sure);
    }
}
