package io.trunkline.demo.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.kept.Business.Campaign;
import io.trunkline.demo.kept.Business.Did;
import io.trunkline.demo.kept.Business.Link;
import io.trunkline.demo.kept.Business.Party;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:20:00Z");
    private static final Party NORTH = new Party(UUID.randomUUID(), "Demo North", "north");
    private static final Party WEST = new Party(UUID.randomUUID(), "Demo West", "west");

    private final Business business = business();
    private final CallHistory history = new CallHistory(business, 60);

    @Test
    void a_later_run_repeats_the_calls_of_the_hours_that_both_have() {
        List<HistoricCall> first = history.before(NOW, 24);

        List<HistoricCall> second = new CallHistory(business, 60).before(NOW.plus(Duration.ofHours(3)), 24);

        assertThat(second)
                .containsAll(first.stream()
                        .filter(call -> !call.start().isBefore(Instant.parse("2026-11-29T13:00:00Z")))
                        .toList());
        assertThat(first).hasSizeGreaterThan(500);
    }

    @Test
    void every_call_has_an_id_of_its_own_that_says_demo() {
        List<HistoricCall> calls = history.before(NOW, 24);

        assertThat(calls).extracting(HistoricCall::callId).doesNotHaveDuplicates();
        assertThat(calls)
                .allMatch(call -> CallId.isValid(call.callId()) && call.callId().contains("demo"));
        assertThat(calls)
                .allMatch(call -> new CallId(call.callId()).isPlaced() == (call.direction() == Direction.OUTBOUND));
    }

    @Test
    void every_call_is_over_and_within_the_day() {
        List<HistoricCall> calls = history.before(NOW, 24);

        assertThat(calls)
                .allMatch(call -> call.start().isAfter(NOW.minus(Duration.ofHours(25)))
                        && HistoryEvents.of(call).getLast() instanceof io.trunkline.events.calls.CallCompleted completed
                        && completed.endedAt().isBefore(NOW));
    }

    @Test
    void all_results_occur_and_another_business_has_other_calls() {
        List<HistoricCall> calls = history.before(NOW, 24);

        Set<AttemptResult> results = calls.stream()
                .flatMap(call -> call.attempts().stream())
                .map(HistoricCall.Attempt::result)
                .collect(Collectors.toSet());
        assertThat(results).isEqualTo(EnumSet.allOf(AttemptResult.class));
        assertThat(calls).anyMatch(call -> call.attempts().isEmpty());
        assertThat(new CallHistory(business(), 60).before(NOW, 24))
                .extracting(HistoricCall::callId)
                .doesNotContainAnyElementsOf(
                        calls.stream().map(HistoricCall::callId).toList());
    }

    @Test
    void a_failed_carrier_is_followed_by_the_next_one() {
        List<HistoricCall> calls = history.before(NOW, 24);

        assertThat(calls)
                .filteredOn(call -> call.direction() == Direction.OUTBOUND
                        && call.attempts().size() == 2)
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call.attempts().getFirst().result()).isEqualTo(AttemptResult.UNAVAILABLE);
                    assertThat(call.attempts())
                            .extracting(HistoricCall.Attempt::dialed)
                            .containsExactly(WEST, NORTH);
                });
    }

    private static Business business() {
        Party desk = new Party(UUID.randomUUID(), "Desk", "desk");
        Party team = new Party(UUID.randomUUID(), "Team", "team");
        return new Business(
                "ast1",
                List.of(new Campaign(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "Demo Solar",
                        List.of(new Did(UUID.randomUUID(), "+14045550120")),
                        List.of(new Link(UUID.randomUUID(), desk, 3), new Link(UUID.randomUUID(), team, 1)),
                        NORTH,
                        List.of(WEST, NORTH),
                        100)));
    }
}
