package io.trunkline.routing.leases.domain;

import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.LastAttempt;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.StopReason;
import io.trunkline.routing.leases.domain.Command.Absent;
import io.trunkline.routing.leases.domain.Command.AttemptAnswered;
import io.trunkline.routing.leases.domain.Command.AttemptEnded;
import io.trunkline.routing.leases.domain.Command.Completed;
import io.trunkline.routing.leases.domain.Command.HungUp;
import io.trunkline.routing.leases.domain.Command.Live;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What each command does to the book.
public final class Admission {
    private Admission() {}

    /// What a question is answered.
    ///
    /// @param lease    what the attempt holds, with a Dial
    /// @param repeated whether it is the answer that the same attempt was given before
    public record Given(Decision decision, Optional<LeaseId> lease, boolean repeated) {}

    /// Answers a question. An attempt is let through under all of its caps or under none.
    ///
    /// @param id of the lease, should there be one
    public static Given ask(Book book, Question question, Routing routing, LeaseId id) {
        String call = question.call().value();
        Optional<Lease> same = book.lease(call, question.attempt());
        if (book.hasEnded(call) || same.filter(lease -> !lease.held()).isPresent()) {
            // what such an attempt would hold, nobody would end
            return new Given(Decision.stop(StopReason.CALL_ENDED, Parties.NOBODY), Optional.empty(), false);
        }
        if (same.isPresent() && !same.get().adopted()) {
            return repeated(same.get());
        }
        same.ifPresent(adopted -> makeWay(book, adopted));
        leaveBehind(book, question);
        Decision decision = routing.decide(book);
        book.move(decision.moved());
        if (!(decision.answer() instanceof Answer.Dial dial)) {
            return new Given(decision, Optional.empty(), false);
        }
        Lease lease = book.give(origin(question, id, decision, dial, book), decision.takes());
        return new Given(decision, Optional.of(lease.id()), false);
    }

    private static Given repeated(Lease lease) {
        Answer answer = lease.of().answer().orElseThrow();
        Decision decision = new Decision(answer, lease.parties(), List.of(), List.of(), List.of());
        return new Given(decision, Optional.of(lease.id()), true);
    }

    /// An adopted lease gives way to the one that its attempt now asks for: its channel was seen just before.
    private static void makeWay(Book book, Lease adopted) {
        book.release(adopted, Evidence.ASKED_LATE);
        book.settle(adopted, Answered.NO);
    }

    /// Asking for an attempt ends those before it, and tells how the last of them ended.
    private static void leaveBehind(Book book, Question question) {
        for (Lease earlier : book.leasesOf(question.call().value())) {
            if (Lease.sameLeg(earlier.attempt(), question.attempt()) && earlier.attempt() < question.attempt()) {
                book.release(earlier, Evidence.NEXT_QUESTION);
                if (earlier.attempt() == question.attempt() - 1) {
                    book.settle(
                            earlier,
                            Answered.by(
                                    question.last().map(LastAttempt::dialStatus).orElse("")));
                }
            }
        }
    }

    private static Lease.Origin origin(Question question, LeaseId id, Decision decision, Answer.Dial dial, Book book) {
        return new Lease.Origin(
                id,
                question.call().value(),
                question.attempt(),
                question.node(),
                question.direction().name().toLowerCase(Locale.ROOT),
                question.from(),
                decision.parties(),
                Optional.of(dial),
                book.holds(decision.takes()),
                Optional.empty());
    }

    /// Applies what somebody tells.
    ///
    /// @throws IllegalArgumentException for a question, which wants an answer
    public static void tell(Book book, Command command) {
        switch (command) {
            case Command.Ask _ -> throw new IllegalArgumentException("a question wants an answer");
            case HungUp hungUp -> hungUp(book, hungUp);
            case AttemptEnded ended -> attemptEnded(book, ended);
            case AttemptAnswered answered -> attemptAnswered(book, answered);
            case Completed completed -> completed(book, completed);
            case Absent absent -> absent(book, absent);
            case Live live -> live(book, live);
        }
    }

    private static void hungUp(Book book, HungUp command) {
        book.end(command.call(), Evidence.HANGUP_HANDLER);
        for (Lease lease : book.leasesOf(command.call())) {
            if (Lease.sameLeg(lease.attempt(), command.attempt())) {
                book.release(lease, Evidence.HANGUP_HANDLER);
            }
        }
        book.lease(command.call(), command.attempt()).ifPresent(lease -> book.settle(lease, command.answered()));
    }

    private static void attemptEnded(Book book, AttemptEnded command) {
        book.lease(command.call(), command.attempt()).ifPresent(lease -> {
            book.release(lease, Evidence.ATTEMPT_ENDED);
            book.settle(lease, command.answered());
        });
    }

    private static void attemptAnswered(Book book, AttemptAnswered command) {
        if (command.attempt() > 0) {
            book.lease(command.call(), command.attempt()).ifPresent(lease -> book.settle(lease, Answered.YES));
        } else {
            settleAll(book, command.call(), Answered.YES);
        }
    }

    private static void completed(Book book, Completed command) {
        book.end(command.call(), Evidence.CALL_COMPLETED);
        book.leasesOf(command.call()).forEach(lease -> book.release(lease, Evidence.CALL_COMPLETED));
        settleAll(book, command.call(), command.answered());
    }

    /// Whoever knows only that a call was answered knows that its last attempt was, for an answer ends the trying, and
    /// that no other was; and whoever knows that a call was not, that none of its attempts was.
    private static void settleAll(Book book, String call, Answered answered) {
        List<Lease> own = book.leasesOf(call).stream()
                .filter(lease -> Lease.sameLeg(lease.attempt(), 1))
                .toList();
        if (answered == Answered.UNKNOWN || own.isEmpty()) {
            return;
        }
        if (answered == Answered.YES && own.stream().noneMatch(Lease::answered)) {
            book.settle(own.getLast(), Answered.YES);
        }
        own.forEach(lease -> book.settle(lease, Answered.NO));
    }

    private static void absent(Book book, Absent command) {
        List<Lease> held =
                book.leasesOf(command.call()).stream().filter(Lease::held).toList();
        boolean allOlder = held.stream().allMatch(lease -> isOlder(lease, command));
        if (allOlder && book.knows(command.call())) {
            book.end(command.call(), Evidence.SNAPSHOT);
            held.forEach(lease -> book.release(lease, Evidence.SNAPSHOT));
        }
    }

    private static boolean isOlder(Lease lease, Absent command) {
        return lease.of()
                .takenAt()
                .filter(taken -> taken.isBefore(command.since()))
                .isPresent();
    }

    private static void live(Book book, Live command) {
        if (book.hasEnded(command.call())
                || book.lease(command.call(), command.attempt()).isPresent()) {
            return;
        }
        book.adopt(new Lease.Origin(
                command.lease(),
                command.call(),
                command.attempt(),
                command.node(),
                "adopted",
                "",
                command.parties(),
                Optional.empty(),
                command.holds(),
                Optional.empty()));
    }
}
