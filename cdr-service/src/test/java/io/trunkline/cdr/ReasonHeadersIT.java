package io.trunkline.cdr;

import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The Reason headers of a response that refused an attempt, which one of a node's bridges knows.
class ReasonHeadersIT {
    private static final List<String> BOTH = List.of("SIP;cause=603;text=\"v=analytics1\"", "Q.850;cause=21");

    private final CallEventsFixture call = CallEventsFixture.inboundCallAt("2026-03-04T10:00:00Z");

    @Test
    void an_attempt_has_them_whichever_bridge_reports_first() {
        List<CallEvent> events = new ArrayList<>(call.busyCall());
        events.add(withReasons((CallProgress) events.get(3)));
        WIRE.publish(CallEventsFixture.asArray(events));

        Await.until("they are shown", () -> !attempt().path("reasonHeaders").isEmpty());

        assertThat(attempt().get("reasonHeaders").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(BOTH);
        assertThat(attempt().get("sipStatus").asInt()).isEqualTo(486);
    }

    private JsonNode attempt() {
        return TestEnvironment.get("/api/v1/call-records/" + call.callId()).at("/attempts/0");
    }

    private static CallProgress withReasons(CallProgress step) {
        return new CallProgress(
                step.fact(),
                step.kind(),
                step.direction(),
                step.channel(),
                step.endpoint(),
                step.number(),
                step.from(),
                step.cause(),
                step.sipStatus(),
                step.endedBy(),
                step.dialStatus(),
                step.reason(),
                step.withheld(),
                BOTH);
    }
}
