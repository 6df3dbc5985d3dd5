package io.trunkline.routing.decisions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Take;
import io.trunkline.routing.leases.domain.Admission;
import io.trunkline.routing.leases.domain.Book;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over equal rows an explanation and an admission decide alike, down to each number in the trace, and an attempt that
/// is
/// let through takes all of its caps and no other, none of them above its limit.
class ExplainIsAdmissionTest {
    private static final int SCENES = 300;
    private static final int CALLS = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void an_explanation_is_the_admission_that_would_follow(long seed) {
        Random chance = new Random(seed);
        for (int scene = 0; scene < SCENES; scene++) {
            RandomCampaign story = new RandomCampaign(chance);
            Map<CapKey, Cap> rows = story.caps();
            for (int call = 0; call < CALLS; call++) {
                Routing routing = story.call();
                rows = admitted(routing, rows, "seed %d, scene %d, call %d".formatted(seed, scene, call));
            }
        }
    }

    /// The rows as they are afterwards.
    private static Map<CapKey, Cap> admitted(Routing routing, Map<CapKey, Cap> rows, String where) {
        Decision explained = routing.decide(Ledger.of(rows.values()));
        Question question = question();
        Book book = new Book(
                List.of(new Book.CallRow(question.call().value(), false)), List.of(), lockedFor(routing, rows));
        Admission.Given given = Admission.ask(book, question, routing, new LeaseId(new UUID(7, 7)));

        assertThat(given.decision()).as(where).isEqualTo(explained);
        assertThat(routing.decide(Ledger.of(rows.values())))
                .as("asked again, " + where)
                .isEqualTo(explained);
        Map<CapKey, Cap> after = new HashMap<>(rows);
        book.changes().caps().forEach(cap -> after.put(cap.key(), cap));
        assertThat(after).as(where).isEqualTo(expected(explained, rows));
        explained
                .takes()
                .forEach(take -> assertRoom(take, Ledger.of(rows.values()).of(take.key()), where));
        return after;
    }

    /// The lane locks the caps that the routing names, and no others.
    private static List<Cap> lockedFor(Routing routing, Map<CapKey, Cap> rows) {
        return rows.values().stream()
                .filter(cap -> routing.caps().contains(cap.key()))
                .toList();
    }

    private static Map<CapKey, Cap> expected(Decision decision, Map<CapKey, Cap> rows) {
        Map<CapKey, Cap> after = new HashMap<>(rows);
        if (!(decision.answer() instanceof Answer.Dial)) {
            assertThat(decision.takes()).isEmpty();
        }
        decision.takes().forEach(take -> after.computeIfPresent(take.key(), (_, cap) -> cap.after(take)));
        decision.moved().forEach(move -> after.computeIfPresent(move.key(), (_, cap) -> cap.moved(move.to())));
        return after;
    }

    /// The carrier that a call came in by is counted and never refused: the call is already there.
    private static void assertRoom(Take take, Cap cap, String where) {
        boolean cameInBy = take.key().kind() == CapKind.CARRIER && !take.windows();
        if (!cameInBy) {
            assertThat(!take.atOnce() || cap.hasRoomAtOnce()).as(where).isTrue();
            assertThat(!take.inAll() || cap.hasRoomInAll()).as(where).isTrue();
            assertThat(!take.windows() || cap.hasRoomToday() && cap.hasRoomThisHour() && cap.hasRoomThisSecond())
                    .as(where)
                    .isTrue();
        }
    }

    private static Question question() {
        return new Question(
                new CallId("ast1-1795168093.1"),
                1,
                Direction.INBOUND,
                "ast1",
                "",
                Optional.empty(),
                Scene.NUMBER.e164(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
