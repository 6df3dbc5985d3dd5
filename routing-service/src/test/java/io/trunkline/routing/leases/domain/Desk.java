package io.trunkline.routing.leases.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Take;
import io.trunkline.routing.caps.domain.Taken;
import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.CampaignId;
import io.trunkline.routing.decisions.domain.CarrierId;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.DialString;
import io.trunkline.routing.decisions.domain.Direction;
import io.trunkline.routing.decisions.domain.LastAttempt;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.LinkId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Rows between batches: what one batch changed is what the next one finds, as the database would keep it. Each attempt
/// wants the campaign, the link and the carrier at once, and the first two in all.
final class Desk {
    static final CapKey CAMPAIGN = new CapKey(CapKind.CAMPAIGN, new UUID(0, 1));
    static final CapKey LINK = new CapKey(CapKind.LINK, new UUID(0, 2));
    static final CapKey CARRIER = new CapKey(CapKind.CARRIER, new UUID(0, 3));
    static final Parties PARTIES = new Parties(
            null, new CampaignId(CAMPAIGN.id()), new LinkId(LINK.id()), null, new CarrierId(CARRIER.id()), null);
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Map<String, Book.CallRow> calls = new TreeMap<>();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Map<CapKey, Cap> caps = new HashMap<>();
    private final List<Surprise> surprises = new ArrayList<>();
    private long leaseNumber;

    private Desk() {}

    static Desk unlimited() {
        Desk desk = new Desk();
        return desk.limit(CAMPAIGN, Limits.NONE).limit(LINK, Limits.NONE).limit(CARRIER, Limits.NONE);
    }

    Desk limit(CapKey key, Limits limits) {
        Taken taken = caps.containsKey(key) ? caps.get(key).taken() : Taken.NOTHING;
        caps.put(key, new Cap(key, limits, taken, Rotation.NEW));
        return this;
    }

    Desk forget(CapKey key) {
        caps.remove(key);
        return this;
    }

    static Limits inAll(long limit) {
        return new Limits(null, limit, null, null, null);
    }

    static String call(int number) {
        return "ast1-1795168093." + number;
    }

    static Question question(String call, int attempt, String lastStatus) {
        Optional<LastAttempt> last = lastStatus.isEmpty()
                ? Optional.empty()
                : Optional.of(new LastAttempt(Optional.empty(), lastStatus, 0, 0, ""));
        return new Question(
                new CallId(call),
                attempt,
                Direction.INBOUND,
                "ast1",
                "",
                Optional.empty(),
                "+14045556789",
                "+13125550111",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                last);
    }

    /// Wants what [#takes] says, or stops.
    static Routing wanting(List<Take> takes) {
        return new Routing() {
            @Override
            public Set<CapKey> caps() {
                return takes.stream().map(Take::key).collect(Collectors.toSet());
            }

            @Override
            public Decision decide(Ledger ledger) {
                boolean room = takes.stream()
                        .allMatch(take -> ledger.of(take.key()).hasRoomAtOnce()
                                && (!take.inAll() || ledger.of(take.key()).hasRoomInAll()));
                return room
                        ? new Decision(
                                new Answer.Dial(
                                        new DialString("PJSIP/14045556789@callers"),
                                        Duration.ofSeconds(20),
                                        Optional.empty()),
                                PARTIES,
                                List.of(),
                                takes,
                                List.of())
                        : Decision.stop(StopReason.CLIENTS_ALL_FULL, PARTIES);
            }
        };
    }

    static List<Take> takes() {
        return List.of(
                new Take(CAMPAIGN, true, true, true),
                new Take(LINK, true, true, true),
                new Take(CARRIER, true, false, false));
    }

    Admission.Given ask(String call, int attempt, String lastStatus) {
        return batch(question(call, attempt, lastStatus)).getFirst();
    }

    Admission.Given ask(String call) {
        return ask(call, 1, "");
    }

    /// Questions in one batch.
    List<Admission.Given> batch(Question... questions) {
        for (Question question : questions) {
            calls.computeIfAbsent(question.call().value(), call -> new Book.CallRow(call, false));
        }
        Book book = open();
        List<Admission.Given> given = Arrays.stream(questions)
                .map(question ->
                        Admission.ask(book, question, wanting(takes()), new LeaseId(new UUID(9, ++leaseNumber))))
                .toList();
        close(book);
        return given;
    }

    /// Commands in one batch.
    void tell(Command... commands) {
        for (Command command : commands) {
            if (command.remembers()) {
                calls.computeIfAbsent(command.call(), call -> new Book.CallRow(call, false));
            }
        }
        Book book = open();
        for (Command command : commands) {
            Admission.tell(book, command);
        }
        close(book);
    }

    private Book open() {
        return new Book(calls.values(), leases.values(), caps.values());
    }

    /// Only what the batch says it changed is kept.
    private void close(Book book) {
        Book.Changes changes = book.changes();
        changes.ended().keySet().forEach(call -> calls.put(call, new Book.CallRow(call, true)));
        changes.leases().forEach(lease -> leases.put(lease.of().call() + "/" + lease.attempt(), taken(lease)));
        changes.caps().forEach(cap -> caps.put(cap.key(), cap));
        surprises.addAll(changes.surprises());
    }

    /// The database dates what is written.
    private static Lease taken(Lease lease) {
        Lease.Origin of = lease.of();
        Lease.Origin dated = new Lease.Origin(
                of.id(),
                of.call(),
                of.attempt(),
                of.node(),
                of.direction(),
                of.from(),
                of.parties(),
                of.answer(),
                of.holds(),
                Optional.of(of.takenAt().orElse(NOON)));
        return new Lease(dated, lease.released(), lease.total(), lease.answered());
    }

    Lease lease(String call, int attempt) {
        return leases.get(call + "/" + attempt);
    }

    boolean ended(String call) {
        return calls.containsKey(call) && calls.get(call).ended();
    }

    boolean knows(String call) {
        return calls.containsKey(call);
    }

    int atOnce(CapKey key) {
        return caps.get(key).taken().atOnce();
    }

    long inAll(CapKey key) {
        return caps.get(key).taken().inAll();
    }

    List<Surprise.Kind> surprises() {
        return surprises.stream().map(Surprise::kind).toList();
    }

    static Command hungUp(String call, int attempt, Answered answered) {
        return new Command.HungUp(call, "ast1", attempt, answered);
    }

    static Command attemptEnded(String call, int attempt, Answered answered) {
        return new Command.AttemptEnded(call, "ast1", attempt, answered);
    }

    static Command answered(String call, int attempt) {
        return new Command.AttemptAnswered(call, "ast1", attempt);
    }

    static Command completed(String call, Answered answered) {
        return new Command.Completed(call, "ast1", answered);
    }

    static Command absent(String call, Instant since) {
        return new Command.Absent(call, "ast1", since);
    }

    static Command live(String call, int attempt) {
        return new Command.Live(call, "ast1", attempt, new LeaseId(new UUID(8, attempt)), PARTIES);
    }
}
