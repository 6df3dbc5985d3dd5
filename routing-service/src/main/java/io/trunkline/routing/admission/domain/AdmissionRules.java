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
import io.trunkline.telephony.LeaseId;
import io.trunkline.telephony.Parties;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What each command does to the book.
public final class AdmissionRules {
    private AdmissionRules() {}

    /// What a question is answered.
    ///
    /// @param lease    what the attempt holds, with a Dial
    /// @param repeated whether it is the answer that the same attempt was given before
    public record AdmissionResult(Decision decision, Optional<LeaseId> lease, boolean repeated) {}

    /// Answers a question. An attempt is let through under all of its caps or under none.
    ///
    /// @param id of the lease, should there be one
    public static AdmissionResult admit(AdmissionState book, Question question, Routing routing, LeaseId id) {
        String call = question.call().value();
        Optional<Lease> same = book.lease(call, question.attempt());
        if (book.hasEnded(call) || same.filter(lease -> !lease.isHeld()).isPresent()) {
            // what such an attempt would hold, nobody would end
            return new AdmissionResult(Decision.stop(StopReason.CALL_ENDED, Parties.NONE), Optional.empty(), false);
        }
        if (same.isPresent() && !same.get().isAdopted()) {
            return repeatedAnswer(same.get());
        }
        same.ifPresent(adopted -> replaceAdopted(book, adopted));
        endEarlierAttempts(book, question);
        Decision decision = routing.decide(book);
        book.applyRotationMoves(decision.rotationMoves());
        if (!(decision.answer() instanceof Answer.Dial dial)) {
            return new AdmissionResult(decision, Optional.empty(), false);
        }
        Lease lease = book.grant(origin(question, id, decision, dial, book), decision.capUses());
        return new AdmissionResult(decision, Optional.of(lease.id()), false);
    }

    private static AdmissionResult repeatedAnswer(Lease lease) {
        Answer answer = lease.origin().answer().orElseThrow();
        Decision decision = new Decision(answer, lease.parties(), List.of(), List.of(), List.of());
        return new AdmissionResult(decision, Optional.of(lease.id()), true);
    }

    /// An adopted lease gives way to the one that its attempt now asks for: its channel was seen just before.
    private static void replaceAdopted(AdmissionState book, Lease adopted) {
        book.release(adopted, Evidence.ASKED_LATE);
        book.settle(adopted, Answered.NO);
    }

    /// Asking for an attempt ends those before it, and tells how the last of them ended.
    private static void endEarlierAttempts(AdmissionState book, Question question) {
        for (Lease earlier : book.leasesOf(question.call().value())) {
            if (Lease.isSameLeg(earlier.attempt(), question.attempt()) && earlier.attempt() < question.attempt()) {
                book.release(earlier, Evidence.NEXT_QUESTION);
                if (earlier.attempt() == question.attempt() - 1) {
                    book.settle(
                            earlier,
                            Answered.fromDialStatus(question.previousAttempt()
                                    .map(PreviousAttempt::dialStatus)
                                    .orElse("")));
                }
            }
        }
    }

    private static Lease.Origin origin(
            Question question, LeaseId id, Decision decision, Answer.Dial dial, AdmissionState book) {
        return new Lease.Origin(
                id,
                question.call().value(),
                question.attempt(),
                question.node(),
                question.direction().name().toLowerCase(Locale.ROOT),
                question.caller().digits(),
                decision.parties(),
                Optional.of(dial),
                book.heldCaps(decision.capUses()),
                Optional.empty());
    }

    /// Applies what somebody tells.
    ///
    /// @throws IllegalArgumentException for a question, which wants an answer
    public static void apply(AdmissionState book, AdmissionCommand command) {
        switch (command) {
            case AdmissionCommand.Admit _ -> throw new IllegalArgumentException("a question wants an answer");
            case HungUp hungUp -> hungUp(book, hungUp);
            case AttemptEnded ended -> attemptEnded(book, ended);
            case AttemptAnswered answered -> attemptAnswered(book, answered);
            case CallEnded completed -> callEnded(book, completed);
            case AbsentFromSnapshot absent -> absentFromSnapshot(book, absent);
            case FoundLive live -> foundLive(book, live);
        }
    }

    private static void hungUp(AdmissionState book, HungUp command) {
        book.end(command.callId(), Evidence.HANGUP_HANDLER);
        for (Lease lease : book.leasesOf(command.callId())) {
            if (Lease.isSameLeg(lease.attempt(), command.attempt())) {
                book.release(lease, Evidence.HANGUP_HANDLER);
            }
        }
        book.lease(command.callId(), command.attempt()).ifPresent(lease -> book.settle(lease, command.answered()));
    }

    private static void attemptEnded(AdmissionState book, AttemptEnded command) {
        book.lease(command.callId(), command.attempt()).ifPresent(lease -> {
            book.release(lease, Evidence.ATTEMPT_ENDED);
            book.settle(lease, command.answered());
        });
    }

    private static void attemptAnswered(AdmissionState book, AttemptAnswered command) {
        if (command.attempt() > 0) {
            book.lease(command.callId(), command.attempt()).ifPresent(lease -> book.settle(lease, Answered.YES));
        } else {
            settleAll(book, command.callId(), Answered.YES);
        }
    }

    private static void callEnded(AdmissionState book, CallEnded command) {
        book.end(command.callId(), Evidence.CALL_COMPLETED);
        book.leasesOf(command.callId()).forEach(lease -> book.release(lease, Evidence.CALL_COMPLETED));
        settleAll(book, command.callId(), command.answered());
    }

    /// Whoever knows only that a call was answered knows that its last attempt was, for an answer ends the trying,
    /// and that no other was; and whoever knows that a call was not, that none of its attempts was.
    private static void settleAll(AdmissionState book, String call, Answered answered) {
        List<Lease> own = book.leasesOf(call).stream()
                .filter(lease -> Lease.isSameLeg(lease.attempt(), 1))
                .toList();
        if (answered == Answered.UNKNOWN || own.isEmpty()) {
            return;
        }
        if (answered == Answered.YES && own.stream().noneMatch(Lease::answered)) {
            book.settle(own.getLast(), Answered.YES);
        }
        own.forEach(lease -> book.settle(lease, Answered.NO));
    }

    private static void absentFromSnapshot(AdmissionState book, AbsentFromSnapshot command) {
        List<Lease> held =
                book.leasesOf(command.callId()).stream().filter(Lease::isHeld).toList();
        boolean allOlder = held.stream().allMatch(lease -> isOlder(lease, command));
        if (allOlder && book.isKnown(command.callId())) {
            book.end(command.callId(), Evidence.SNAPSHOT);
            held.forEach(lease -> book.release(lease, Evidence.SNAPSHOT));
        }
    }

    private static boolean isOlder(Lease lease, AbsentFromSnapshot command) {
        return lease.origin()
                .takenAt()
                .filter(taken -> taken.isBefore(command.requestedAt()))
                .isPresent();
    }

    private static void foundLive(AdmissionState book, FoundLive command) {
        if (book.hasEnded(command.callId())
                || book.lease(command.callId(), command.attempt()).isPresent()) {
            return;
        }
        book.adopt(new Lease.Origin(
                command.leaseId(),
                command.callId(),
                command.attempt(),
                command.node(),
                "adopted",
                "",
                command.parties(),
                Optional.empty(),
                command.heldCaps(),
                Optional.empty()));
    }
}
