package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.NODE;
import static io.trunkline.ami.TestEnvironment.WIRE;
import static io.trunkline.ami.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The node and its bridge stopped together, and the node has started again: calls that the bridge does not know.
class CutCallsIT {
    private static final String LAST_SEEN = "2026-11-20T09:48:19.600Z";

    private final String live = callIdBeforeTheStart();
    private final InboundCallFixture ended = InboundCallFixture.newCall();
    private final InboundCallFixture afterTheStart = InboundCallFixture.newCall();

    @Test
    void a_call_that_was_live_when_the_node_stopped_is_ended_when_it_has_started_again() {
        NODE.goOffline();
        insertFact(live, "STARTED", LAST_SEEN);
        insertFact(ended.callId(), "STARTED", LAST_SEEN);
        insertFact(ended.callId(), "COMPLETED", LAST_SEEN);
        insertFact(afterTheStart.callId(), "STARTED", "2096-01-01T00:00:00Z");
        NODE.goOnline(true);

        CallCompleted completed =
                WIRE.await(CallCompleted.class, it -> it.callId().equals(live));

        assertThat(completed.fact().source()).isEqualTo(Source.SNAPSHOT);
        assertThat(completed.endedAt())
                .isBetween(Instant.parse(LAST_SEEN), completed.fact().incarnation());
        assertThat(completed.cause()).isNull();
        assertThat(WIRE.consumed(CallCompleted.class))
                .extracting(CallCompleted::callId)
                .doesNotContainAnyElementsOf(List.of(ended.callId(), afterTheStart.callId()));
    }

    @Test
    void a_call_whose_start_only_the_log_has_is_ended_after_the_log_was_published() {
        InboundCallFixture logged = InboundCallFixture.withId(callIdBeforeTheStart());
        NODE.goOffline();
        logged.writeCelRow("CHAN_START", "PJSIP/c1-1", logged.callId(), "");
        NODE.goOnline(true);

        CallCompleted completed =
                WIRE.await(CallCompleted.class, it -> it.callId().equals(logged.callId()));

        assertThat(completed.fact().source()).isEqualTo(Source.SNAPSHOT);
    }

    @Test
    void a_placed_call_whose_start_was_published_after_the_restart_is_ended_by_the_time_in_the_log() {
        InboundCallFixture placed = InboundCallFixture.withId(callIdBeforeTheStart() + "x");
        NODE.goOffline();
        insertFact(placed.callId(), "STARTED", "2096-01-01T00:00:00Z");
        placed.writeCelRow("CHAN_START", "PJSIP/c1-1", placed.callId(), "");
        NODE.goOnline(true);

        CallCompleted completed =
                WIRE.await(CallCompleted.class, it -> it.callId().equals(placed.callId()));

        assertThat(completed.fact().source()).isEqualTo(Source.SNAPSHOT);
    }

    private static String callIdBeforeTheStart() {
        return TestEnvironment.newCallId().replace("4000000000", "1795168093");
    }

    private static void insertFact(String callId, String kind, String publishedAt) {
        String _ = sql("""
                INSERT INTO published_fact (node, uniqueid, kind, detail_rank, published_at)
                VALUES ('ast1', '%s', '%s', 2, '%s')
                """.formatted(callId, kind, publishedAt));
    }
}
