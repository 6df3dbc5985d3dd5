package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.access.AccessMatrix;
import io.trunkline.testkit.access.TenantSeparation;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));
    private final TenantSeparation separation = new TenantSeparation(
            seller, routing.api().withToken(routing.tokens.seller(new TenantFixture(routing).tenantId)));

    @Test
    void every_operation_admits_the_callers_of_its_rule_and_no_others() {
        assertThat(AccessMatrix.failures(routing.api(), AccessMatrix.Callers.of(routing.tokens)))
                .isEmpty();
    }

    @Test
    void a_seller_never_gets_a_campaign_a_call_or_a_blocked_caller_of_another_tenant() {
        checkCampaign();
        checkCall();
        checkLiveCall();
        checkBlockedCaller();

        assertThat(separation.failures()).isEmpty();
    }

    private void checkCampaign() {
        var number = tenant.createNumber();
        var client = tenant.createClient();
        var carrier = tenant.createIpCarrier(1);
        String id = tenant.createCampaign(List.of(number), List.of(client), List.of(carrier))
                .get("id")
                .asString();
        String path = "/api/v1/campaigns/" + id;
        separation
                .checkLists("/api/v1/campaigns", id)
                .checkLists("/api/v1/audit/campaigns", id)
                .check(path + "/available-clients", null)
                .check(path + "/available-carriers", null)
                .check(path + "/caps", null)
                .check(path + "/clients/" + client.id(), "{}")
                .check(path + "/carriers/" + carrier.id(), "{}")
                .check(path + "/dids", "{\"ids\":[\"" + number.id() + "\"]}")
                .check(path + "/dids/" + number.id(), null)
                .check(path, "{\"name\":\"Solar\"}");
    }

    private void checkCall() {
        tenant.createNumber();
        String id = requireSuccess(seller.post("/api/v1/calls", "{\"to\":\"+13125550111\"}"))
                .get("callId")
                .asString();
        String path = "/api/v1/calls/" + id;
        separation.check(path, null).check(path + "/events", null).check(path + "/cancel", null);
    }

    private void checkLiveCall() {
        var number = tenant.createNumber();
        tenant.createCampaign(List.of(number), List.of(tenant.createClient()), List.of());
        String id = TenantFixture.newCallId();
        assertThat(routing.askNext(QuestionFields.inbound(id, number.e164()))).startsWith("DIAL|");
        String path = "/api/v1/live-calls/" + id;
        separation.checkLists("/api/v1/live-calls", id).check(path, null).check(path + "/hangup", null);
    }

    private void checkBlockedCaller() {
        String id = requireSuccess(seller.post("/api/v1/blocked-callers", "{\"number\":\"+13125550199\"}"))
                .get("id")
                .asString();
        separation.checkLists("/api/v1/blocked-callers", id).check("/api/v1/blocked-callers/" + id, null);
    }
}
