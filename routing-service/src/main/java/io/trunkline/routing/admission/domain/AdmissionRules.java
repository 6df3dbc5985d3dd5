package io.trunkline.routing.admission.domain;

import io.trunkline.routing.admission.domain.AdmissionCommand.AbsentFromSnapshot;
import io.trunkline.routing.admission.domain.AdmissionCommand.AttemptAnswered;
import io.trunkline.routing.admission.domain.AdmissionCommand.AttemptEnded;
import io.trunkline.routing.admission.domain.AdmissionCommand.CallEnded;
import io.trunkline.routing.admission.domain.AdmissionCommand.FoundLive;
import io.trunkline.routing.admission.domain.AdmissionCommand.HungUp;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.PreviousAttempt;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The rules of admission: what each command changes.
public final class AdmissionRules {
    private AdmissionRules() {}

    /// The answer to a question.
    ///
    /// @param lease    present with a Dial
    /// @param repeated whether the same attempt got this answer before
    public record AdmissionResult(Decision decision, Optional<LeaseId> lease, boolean repeated) {}

    /// Answers a question. An attempt is admitted with all of its caps or not at all.
    ///
    /// @param id id of a new lease
    public static AdmissionResult admit(AdmissionState state, Question question, Routing routing, LeaseId id) {
        String call = question.call().value();
        Optional<Lease> same = state.lease(call, question.attempt());
        if (state.hasEnded(call) || same.filter(lease -> !lease.isHeld()).isPresent()) {
            // no event would ever release a lease of such an attempt
            StopReason reason = state.wasCanceled(call) ? StopReason.CALL_CANCELED : StopReason.CALL_ENDED;
            return new AdmissionResult(Decision.stop(reason, Parties.NONE), Optional.empty(), false);
        }
        if (same.isPresent() && !same.get().isAdopted()) {
            return repeatedAnswer(same.get());
        }
        same.ifPresent(adopted -> replaceAdopted(state, adopted));
        endEarlierAttempts(state, question);
        Decision decision = routing.decide(state);
        state.applyRotationMoves(decision.rotationMoves());
        if (!(decision.answer() instanceof Answer.Dial dial)) {
            same.filter(Lease::answered).ifPresent(adopted -> state.settle(adopted, Answered.YES));
            return new AdmissionResult(decision, Optional.empty(), false);
        }
        Lease lease = state.grant(origin(question, id, decision, dial, state, routing), decision.capUses());
        same.ifPresent(adopted -> takeOver(state, adopted, lease));
        return new AdmissionResult(decision, Optional.of(lease.id()), false);
    }

    private static AdmissionResult repeatedAnswer(Lease lease) {
        Answer answer = lease.origin().answer().orElseThrow();
        Decision decision = new Decision(answer, lease.parties(), List.of(), List.of(), List.of());
        return new AdmissionResult(decision, Optional.of(lease.id()), true);
    }

    /// An adopted lease is replaced by the one that its attempt now requests: its channel was seen shortly before.
    private static void replaceAdopted(AdmissionState state, Lease adopted) {
        state.release(adopted, Evidence.ASKED_LATE);
        state.discard(adopted);
    }

    /// What was reported about the adopted lease is true of the one that replaces it.
    private static void takeOver(AdmissionState state, Lease adopted, Lease lease) {
        if (!adopted.talkTime().upperBound()) {
            state.recordTalk(
                    lease, adopted.talkTime().from(), adopted.talkTime().to());
        }
        if (adopted.answered()) {
            state.settle(lease, Answered.YES);
        }
    }

    /// The question of an attempt releases the leases of the attempts before it, and reports how the last
    /// one ended.
    private static void endEarlierAttempts(AdmissionState state, Question question) {
        for (Lease earlier : state.leasesOf(question.call().value())) {
            if (Lease.isSameLeg(earlier.attempt(), question.attempt()) && earlier.attempt() < question.attempt()) {
                state.release(earlier, Evidence.NEXT_QUESTION);
                if (earlier.attempt() == question.attempt() - 1) {
                    state.settle(
                            earlier,
                            Answered.fromDialStatus(question.previousAttempt()
                                    .map(PreviousAttempt::dialStatus)
                                    .orElse("")));
                }
            }
        }
    }

    private static Lease.Origin origin(
            Question question, LeaseId id, Decision decision, Answer.Dial dial, AdmissionState state, Routing routing) {
        return new Lease.Origin(
                id,
                question.call().value(),
                question.attempt(),
                question.node(),
                question.direction().name().toLowerCase(Locale.ROOT),
                question.caller().digits(),
                routing.caller(),
                decision.parties(),
                Optional.of(dial),
                state.heldCaps(decision.capUses()),
                Optional.empty());
    }

    /// Applies a report.
    ///
    /// @throws IllegalArgumentException for a question
    public static void apply(AdmissionState state, AdmissionCommand command) {
        switch (command) {
            case AdmissionCommand.Admit _ -> throw new IllegalArgumentException("a question wants an answer");
            case HungUp hungUp -> hungUp(state, hungUp);
            case AttemptEnded ended -> attemptEnded(state, ended);
            case AttemptAnswered answered -> attemptAnswered(state, answered);
            case CallEnded completed -> callEnded(state, completed);
            case AbsentFromSnapshot absent -> absentFromSnapshot(state, absent);
            case FoundLive live -> foundLive(state, live);
        }
    }

    private static void hungUp(AdmissionState state, HungUp command) {
        state.end(command.callId(), Evidence.HANGUP_HANDLER);
        for (Lease lease : state.leasesOf(command.callId())) {
            if (Lease.isSameLeg(lease.attempt(), command.attempt())) {
                state.release(lease, Evidence.HANGUP_HANDLER);
            }
        }
        state.lease(command.callId(), command.attempt()).ifPresent(lease -> state.settle(lease, command.answered()));
    }

    private static void attemptEnded(AdmissionState state, AttemptEnded command) {
        state.lease(command.callId(), command.attempt()).ifPresent(lease -> {
            state.recordTalk(lease, Optional.empty(), command.at());
            state.release(lease, Evidence.ATTEMPT_ENDED);
            state.settle(lease, command.answered());
        });
    }

    private static void attemptAnswered(AdmissionState state, AttemptAnswered command) {
        if (command.attempt() > 0) {
            state.lease(command.callId(), command.attempt()).ifPresent(lease -> {
                state.recordTalk(lease, command.at(), Optional.empty());
                state.settle(lease, Answered.YES);
            });
        } else {
            settleAll(state, command.callId(), Answered.YES);
        }
    }

    private static void callEnded(AdmissionState state, CallEnded command) {
        state.end(command.callId(), Evidence.CALL_COMPLETED);
        answeredAttempt(state, command)
                .ifPresent(lease -> state.recordTalk(lease, command.answeredAt(), command.endedAt()));
        state.leasesOf(command.callId()).forEach(lease -> state.release(lease, Evidence.CALL_COMPLETED));
        settleAll(state, command.callId(), command.answered());
    }

    private static Optional<Lease> answeredAttempt(AdmissionState state, CallEnded command) {
        List<Lease> own = ownAttempts(state, command.callId());
        return own.stream()
                .filter(Lease::answered)
                .findFirst()
                .or(() -> command.answered() == Answered.YES && !own.isEmpty()
                        ? Optional.of(own.getLast())
                        : Optional.empty());
    }

    private static List<Lease> ownAttempts(AdmissionState state, String call) {
        return state.leasesOf(call).stream()
                .filter(lease -> Lease.isSameLeg(lease.attempt(), 1))
                .toList();
    }

    /// If only the whole call is known to be answered, its last attempt was, since no attempt follows an answer. If
    /// the call is known to be unanswered, all of its attempts are.
    private static void settleAll(AdmissionState state, String call, Answered answered) {
        List<Lease> own = ownAttempts(state, call);
        if (answered == Answered.UNKNOWN || own.isEmpty()) {
            return;
        }
        if (answered == Answered.YES && own.stream().noneMatch(Lease::answered)) {
            state.settle(own.getLast(), Answered.YES);
        }
        own.forEach(lease -> state.settle(lease, Answered.NO));
    }

    private static void absentFromSnapshot(AdmissionState state, AbsentFromSnapshot command) {
        List<Lease> held =
                state.leasesOf(command.callId()).stream().filter(Lease::isHeld).toList();
        boolean allOlder = held.stream().allMatch(lease -> isOlder(lease, command));
        if (allOlder && state.isKnown(command.callId())) {
            state.end(command.callId(), Evidence.SNAPSHOT);
            held.forEach(lease -> state.release(lease, Evidence.SNAPSHOT));
        }
    }

    private static boolean isOlder(Lease lease, AbsentFromSnapshot command) {
        return lease.origin()
                .takenAt()
                .filter(taken -> taken.isBefore(command.requestedAt()))
                .isPresent();
    }

    private static void foundLive(AdmissionState state, FoundLive command) {
        if (state.hasEnded(command.callId())
                || state.lease(command.callId(), command.attempt()).isPresent()) {
            return;
        }
        state.adopt(new Lease.Origin(
                command.leaseId(),
                command.callId(),
                command.attempt(),
                command.node(),
                "adopted",
                "",
                Optional.empty(),
                command.parties(),
                Optional.empty(),
                command.heldCaps(),
                Optional.empty()));
    }
}
