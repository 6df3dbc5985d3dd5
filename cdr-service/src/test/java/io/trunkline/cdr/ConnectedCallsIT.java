package io.trunkline.cdr;

import static io.trunkline.cdr.TestEnvironment.API;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.ConnectTo;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Answered calls that were to be connected, as the API and the event show them.
class ConnectedCallsIT {
    private static final String LIST = "/api/v1/call-records";

    @Test
    void a_record_has_the_client_of_the_order_and_why_the_call_was_not_connected() {
        CallEventsFixture call = CallEventsFixture.inboundCallAt("2026-03-04T10:00:00Z");
        UUID client = UUID.randomUUID();
        WIRE.publish(CallEventsFixture.asArray(call.unconnectedCall(new ConnectTo(client, null))));

        JsonNode record = awaitRecord(call);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("reason").asString()).isEqualTo("routing.unavailable");
        assertThat(record.at("/connect/client/id").asString()).isEqualTo(client.toString());
        assertThat(record.at("/connect/context").isNull()).isTrue();
        String ofTenant = LIST + "?reason=routing.unavailable&tenantId=" + call.tenantId();
        assertThat(TestEnvironment.get(ofTenant)
                        .at("/items/0/connect/client/id")
                        .asString())
                .isEqualTo(client.toString());
        assertThat(csv(ofTenant)).endsWith("," + client + ",,");
        CdrRecorded event =
                WIRE.await(CdrRecorded.class, recorded -> recorded.callId().equals(call.callId()));
        assertThat(event.connect()).isEqualTo(new ConnectTo(client, null));
    }

    @Test
    void a_record_has_the_context_of_the_order() {
        CallEventsFixture call = CallEventsFixture.inboundCallAt("2026-03-04T11:00:00Z");
        WIRE.publish(CallEventsFixture.asArray(call.unconnectedCall(new ConnectTo(null, "DynamicIVR"))));

        assertThat(awaitRecord(call).get("connect").toString())
                .isEqualTo("{\"client\":null,\"context\":\"DynamicIVR\"}");
        assertThat(csv(LIST + "?tenantId=" + call.tenantId())).endsWith(",,,DynamicIVR");
    }

    private static JsonNode awaitRecord(CallEventsFixture call) {
        String path = LIST + "/" + call.callId();
        Await.until("the call is recorded", () -> {
            JsonNode record = TestEnvironment.get(path, TOKENS.admin());
            return record.path("complete").asBoolean(false)
                    && record.path("connect").isObject();
        });
        return TestEnvironment.get(path);
    }

    /// The line of the only record.
    private static String csv(String path) {
        List<String> lines = API.get(path, "Accept", "text/csv").body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).endsWith(",connectClientId,connectClient,connectContext");
        return lines.getLast();
    }
}
