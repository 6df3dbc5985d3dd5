package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A tenant that was suspended is refused with the reason of its own, wherever it calls or is called.
class SuspendedTenantIT {
    private static final String PERSON = "+13125550111";
    private static final String STOP = "STOP|21|tenant.suspended";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final TenantFixture.EndpointFixture carrier = tenant.createCarrierWithPrefix("79");

    @Test
    void every_way_to_call_or_to_be_called_is_refused_with_the_reason_of_a_suspended_tenant() {
        String campaign = tenant.createCampaign(List.of(number), List.of(client), List.of(carrier))
                .get("id")
                .asString();
        String order = "{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign + "\", \"connect\": {\"client\": \""
                + client.id() + "\"}}";
        String asked = placed(order);
        String connected = placed(order);
        assertThat(routing.askNext(QuestionFields.outbound(connected, PERSON))).startsWith("DIAL|");

        tenant.suspendTenant(2);

        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                .isEqualTo(STOP);
        assertThat(routing.askNext(QuestionFields.outbound(asked, PERSON))).isEqualTo(STOP);
        assertThat(routing.askNext(QuestionFields.connect(connected, client.id().toString())))
                .isEqualTo(STOP);
        assertThat(routing.askNext(QuestionFields.prefix(TenantFixture.newCallId(), carrier.endpointId(), "13125550111")
                        .with("from", number.e164())))
                .isEqualTo(STOP);
        requireProblem(routing.api().post("/api/v1/calls", order), 409, "call.tenant-suspended");
        for (String query : List.of(
                "number=" + number.e164().substring(1),
                "direction=outbound&number=13125550111&campaignId=" + campaign,
                "direction=outbound&number=13125550111&dialPrefix=79&tenantId=" + tenant.tenantId)) {
            assertThat(requireSuccess(routing.api().get("/api/v1/routes/explain?" + query))
                            .get("reason")
                            .asString())
                    .as(query)
                    .isEqualTo("tenant.suspended");
        }
    }

    private String placed(String order) {
        return requireSuccess(routing.api().post("/api/v1/calls", order))
                .get("callId")
                .asString();
    }
}
