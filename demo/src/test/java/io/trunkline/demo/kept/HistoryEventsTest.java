package io.trunkline.demo.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.kept.Business.Campaign;
import io.trunkline.demo.kept.Business.Did;
import io.trunkline.demo.kept.Business.Party;
import io.trunkline.demo.kept.HistoricCall.Attempt;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.EventType;
import io.trunkline.telephony.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryEventsTest {
    private static final Party NORTH = new Party(UUID.randomUUID(), "Demo North", "north");
    private static final Party WEST = new Party(UUID.randomUUID(), "Demo West", "west");
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    private final List<CallEvent> events = HistoryEvents.of(failedOver());

    @Test
    void a_call_has_the_events_of_each_attempt_in_their_order() {
        assertThat(events)
                .filteredOn(CallProgress.class::isInstance)
                .extracting(event -> ((CallProgress) event).kind())
                .containsExactly(
                        Kind.STARTED,
                        Kind.ATTEMPT_STARTED,
                        Kind.ATTEMPT_ENDED,
                        Kind.ATTEMPT_STARTED,
                        Kind.RINGING,
                        Kind.ANSWERED,
                        Kind.ATTEMPT_ENDED,
                        Kind.ENDED);
        assertThat(events).last().isInstanceOfSatisfying(CallCompleted.class, completed -> {
            assertThat(completed.attempts()).isEqualTo(2);
            assertThat(Duration.between(completed.answeredAt(), completed.endedAt()))
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        });
    }

    @Test
    void the_second_decision_names_how_the_first_attempt_ended() {
        assertThat(events)
                .filteredOn(CallRouted.class::isInstance)
                .extracting(event -> ((CallRouted) event).previous())
                .satisfiesExactly(
                        first -> assertThat(first).isNull(),
                        second -> assertThat(second.sipStatus()).isEqualTo(503));
    }

    @Test
    void every_event_can_be_read_back_and_is_the_same_in_the_next_run() {
        EventCodec codec = new EventCodec();

        assertThat(events)
                .allSatisfy(event -> assertThat(codec.read(EventType.of(event).typeName(), codec.write(event)))
                        .contains(event));
        assertThat(events).doesNotHaveDuplicates();
        assertThat(HistoryEvents.of(failedOver())).isEqualTo(events);
    }

    private static HistoricCall failedOver() {
        Did did = new Did(UUID.nameUUIDFromBytes(new byte[] {1}), "+14045550120");
        Campaign campaign = new Campaign(
                UUID.nameUUIDFromBytes(new byte[] {2}),
                UUID.nameUUIDFromBytes(new byte[] {3}),
                "Demo Solar",
                List.of(did),
                List.of(),
                NORTH,
                List.of(WEST, NORTH),
                100);
        return new HistoricCall(
                "ast1-1795168093.tdemo1",
                START,
                Direction.OUTBOUND,
                campaign,
                did,
                "+17065551234",
                did.number(),
                List.of(
                        new Attempt(WEST, null, AttemptResult.UNAVAILABLE, Duration.ofMillis(200), Duration.ZERO),
                        new Attempt(
                                NORTH, null, AttemptResult.ANSWERED, Duration.ofSeconds(5), Duration.ofSeconds(60))),
                null);
    }
}
