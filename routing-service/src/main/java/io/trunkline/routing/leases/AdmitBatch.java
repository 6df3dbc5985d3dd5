package io.trunkline.routing.leases;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.caps.CapLocks;
import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.StopReason;
import io.trunkline.routing.leases.PutQuestions.Asked;
import io.trunkline.routing.leases.PutQuestions.Prepared;
import io.trunkline.routing.leases.domain.Admission;
import io.trunkline.routing.leases.domain.Book;
import io.trunkline.routing.leases.domain.Command;
import io.trunkline.routing.leases.domain.Lease;
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
class AdmitBatch implements Batches {
    private static final Prepared NEVER_HEARD_OF =
            new Prepared(Routing.settled(Decision.stop(StopReason.CALL_ENDED, Parties.NOBODY)), Map.of());

    private final Leases leases;
    private final CapLocks caps;
    private final PutQuestions questions;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    AdmitBatch(
            Leases leases,
            CapLocks caps,
            PutQuestions questions,
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
    public Mono<List<Optional<Attempts.Given>>> admit(List<Entry> batch) {
        List<Command> commands = batch.stream().map(Entry::command).toList();
        List<String> calls = commands.stream().map(Command::call).distinct().toList();
        // one after the other: what is read before the calls are locked may be out of date
        return leases.lockCalls(commands)
                .zipWhen(_ -> leases.ofCalls(calls), (locked, held) -> known(locked, held, batch))
                .flatMap(known -> known)
                .flatMap(this::lockCaps)
                .flatMap(this::decide)
                .as(transactions::transactional);
    }

    /// What is known once the calls are locked.
    private record Locked(
            List<Entry> batch, List<Book.CallRow> calls, List<Lease> leases, Map<Question, Prepared> prepared) {}

    private record Opened(Locked locked, Book book) {}

    private Mono<Locked> known(List<Book.CallRow> calls, List<Lease> held, List<Entry> batch) {
        return questions.prepare(asked(batch, held)).map(prepared -> new Locked(batch, calls, held, prepared));
    }

    private static List<Asked> asked(List<Entry> batch, List<Lease> held) {
        Map<String, List<Lease>> byCall =
                held.stream().collect(Collectors.groupingBy(lease -> lease.of().call()));
        return batch.stream()
                .map(Entry::command)
                .filter(Command.Ask.class::isInstance)
                .map(Command.Ask.class::cast)
                .map(ask -> new Asked(ask.question(), byCall.getOrDefault(ask.call(), List.of())))
                .toList();
    }

    private Mono<Opened> lockCaps(Locked locked) {
        Set<UUID> ids = new HashSet<>();
        locked.prepared().values().forEach(one -> one.routing().caps().forEach(key -> ids.add(key.id())));
        locked.leases().forEach(lease -> {
            ids.addAll(lease.of().holds().atOnce());
            ids.addAll(lease.of().holds().inAll());
        });
        for (Entry entry : locked.batch()) {
            if (entry.command() instanceof Command.Live live) {
                ids.addAll(live.holds().atOnce());
            }
        }
        return caps.lock(ids).map(rows -> new Opened(locked, new Book(locked.calls(), locked.leases(), rows)));
    }

    private Mono<List<Optional<Attempts.Given>>> decide(Opened opened) {
        Book book = opened.book();
        List<Event> events = new ArrayList<>();
        List<Optional<Attempts.Given>> outcomes = new ArrayList<>();
        for (Entry entry : opened.locked().batch()) {
            if (entry.isAbandoned()) {
                // the locks took too long: nobody would use what it gets now, nor give it back
                outcomes.add(Optional.empty());
            } else if (entry.command() instanceof Command.Ask ask) {
                Prepared prepared = opened.locked().prepared().getOrDefault(ask.question(), NEVER_HEARD_OF);
                outcomes.add(Optional.of(answer(book, ask, prepared, entry.arrived(), events)));
            } else {
                Admission.tell(book, entry.command());
                outcomes.add(Optional.empty());
            }
        }
        Book.Changes changes = book.changes();
        changes.surprises().forEach(surprise -> events.add(LeaseAlerts.raised(surprise, clock.instant())));
        // sent one behind the other without waiting: the caps are locked meanwhile
        return Mono.whenDelayError(leases.write(changes), caps.write(changes.caps()), outbox.appendAll(events))
                .thenReturn(outcomes);
    }

    private Attempts.Given answer(Book book, Command.Ask ask, Prepared prepared, long arrived, List<Event> events) {
        Question question = ask.question();
        Admission.Given given = Admission.ask(book, question, prepared.routing(), new LeaseId(UUID.randomUUID()));
        Decision decision = given.decision();
        boolean sure = ask.allHeard()
                || !(decision.answer() instanceof Answer.Stop stop
                        && stop.reason().mayBeUnheard());
        if (sure && !given.repeated()) {
            Duration took = Duration.ofNanos(System.nanoTime() - arrived);
            events.add(RoutedEvents.routed(
                    question,
                    new PutQuestions.Decided(decision, prepared.reference()),
                    given.lease().map(LeaseId::value).orElse(null),
                    clock.instant(),
                    took));
        }
        return new Attempts.Given(decision.answer(), given.lease(), decision.parties(), sure);
    }
}
