package io.trunkline.routing.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.admission.domain.AdmissionRules;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.LeaseId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over equal rows an explanation and an admission decide alike, down to each number in the trace, and an attempt
/// that is admitted uses all of its caps and no other, none of them above its limit.
class ExplainMatchesAdmissionTest {
    private static final int CAMPAIGNS = 300;
    private static final int CALLS = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void an_explanation_equals_the_admission_that_would_follow(long seed) {
        Random chance = new Random(seed);
        for (int scene = 0; scene < CAMPAIGNS; scene++) {
            RandomRoutings story = new RandomRoutings(chance);
            Map<CapKey, Cap> rows = story.caps();
            for (int call = 0; call < CALLS; call++) {
                Routing routing = story.nextRouting();
                rows = admit(routing, rows, "seed %d, scene %d, call %d".formatted(seed, scene, call));
            }
        }
    }

    /// The rows as they are afterwards.
    private static Map<CapKey, Cap> admit(Routing routing, Map<CapKey, Cap> rows, String where) {
        Decision explained = routing.decide(CapLookup.of(rows.values()));
        Question question = question();
        AdmissionState book = new AdmissionState(
                List.of(new AdmissionState.CallRow(question.call().value(), false)),
                List.of(),
                lockedFor(routing, rows));
        AdmissionRules.AdmissionResult given =
                AdmissionRules.admit(book, question, routing, new LeaseId(new UUID(7, 7)));

        assertThat(given.decision()).as(where).isEqualTo(explained);
        assertThat(routing.decide(CapLookup.of(rows.values())))
                .as("asked again, " + where)
                .isEqualTo(explained);
        Map<CapKey, Cap> after = new HashMap<>(rows);
        book.changes().caps().forEach(cap -> after.put(cap.key(), cap));
        assertThat(after).as(where).isEqualTo(expected(explained, rows));
        explained
                .capUses()
                .forEach(use ->
                        assertWithinLimits(use, CapLookup.of(rows.values()).cap(use.key()), where));
        return after;
    }

    /// The caps that admission locks: those that the routing names.
    private static List<Cap> lockedFor(Routing routing, Map<CapKey, Cap> rows) {
        return rows.values().stream()
                .filter(cap -> routing.capKeys().contains(cap.key()))
                .toList();
    }

    private static Map<CapKey, Cap> expected(Decision decision, Map<CapKey, Cap> rows) {
        Map<CapKey, Cap> after = new HashMap<>(rows);
        if (!(decision.answer() instanceof Answer.Dial)) {
            assertThat(decision.capUses()).isEmpty();
        }
        decision.capUses().forEach(use -> after.computeIfPresent(use.key(), (_, cap) -> cap.plus(use)));
        decision.rotationMoves()
                .forEach(move -> after.computeIfPresent(move.key(), (_, cap) -> cap.withRotation(move.to())));
        return after;
    }

    /// The carrier that a call came in by is counted and never refused: the call is already there.
    private static void assertWithinLimits(CapUse use, Cap cap, String where) {
        boolean cameInBy = use.key().kind() == CapKind.CARRIER && !use.windows();
        if (!cameInBy) {
            assertThat(!use.concurrent() || cap.hasConcurrentCapacity())
                    .as(where)
                    .isTrue();
            assertThat(!use.total() || cap.hasTotalCapacity()).as(where).isTrue();
            assertThat(!use.windows()
                            || cap.hasDailyCapacity() && cap.hasHourlyCapacity() && cap.hasPerSecondCapacity())
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
                RoutingFixture.DIALED_NUMBER.e164(),
                CallerIdentity.WITHHELD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
