package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.routing.TenantFixture.DidFixture;
import io.trunkline.testkit.Await;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MovedDidIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture former = new TenantFixture(routing);
    private final TenantFixture next = new TenantFixture(routing);
    private final DidFixture number = former.createNumber();
    private final DidFixture other = former.createNumber();

    private void move(DidFixture did, long version, UUID tenant) {
        routing.topics.publish(new DidChanged(
                did.id(),
                version,
                false,
                tenant,
                did.e164(),
                "404",
                "PJSIP",
                DidChanged.Status.ACTIVE,
                null,
                Map.of()));
    }

    private String createCampaign(String status, String lists) {
        String body = "{\"tenantId\": \"" + former.tenantId + "\", \"name\": \"" + UUID.randomUUID()
                + "\", \"status\": \"" + status + "\", " + lists + "}";
        return "/api/v1/campaigns/"
                + requireSuccess(routing.api().post("/api/v1/campaigns", body))
                        .get("id")
                        .asString();
    }

    private JsonNode campaign(String path) {
        return requireSuccess(routing.api().get(path));
    }

    private static String list(DidFixture... dids) {
        return Arrays.stream(dids).map(did -> "\"" + did.id() + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void a_moved_number_leaves_the_campaigns_of_its_former_tenant_and_starts_unused() {
        var carrier = next.createIpCarrier(10);
        String inactive = createCampaign(
                "inactive", "\"didIds\": " + list(number, other) + ", \"callerIdDidIds\": " + list(number, other));
        String active = createCampaign("active", "\"didIds\": [], \"callerIdDidIds\": " + list(number, other));
        String without = createCampaign("active", "\"didIds\": " + list(other));
        routing.query("UPDATE caps SET total = 7 WHERE id = '" + number.id() + "'");

        move(number, 2, next.tenantId);

        Await.until(
                "removed",
                () -> campaign(inactive).get("version").asLong() == 2
                        && campaign(active).get("version").asLong() == 2);
        assertThat(campaign(inactive).get("didIds").toString()).isEqualTo(list(other));
        assertThat(campaign(inactive).get("callerIdDidIds").toString()).isEqualTo(list(other));
        assertThat(campaign(active).get("callerIdDidIds").toString()).isEqualTo(list(other));
        assertThat(campaign(without).get("version").asLong()).isEqualTo(1);
        UUID campaign = UUID.fromString(inactive.substring("/api/v1/campaigns/".length()));
        assertThat(routing.awaitCampaign(changed -> changed.campaignId().equals(campaign) && changed.version() == 2)
                        .didIds())
                .containsExactly(other.id());
        assertThat(routing.query("SELECT tenant_id, used FROM did_rotation WHERE did_id = '" + number.id() + "'"))
                .isEqualTo(next.tenantId + "|0");
        assertThat(routing.query("SELECT total FROM caps WHERE id = '" + number.id() + "'"))
                .isEqualTo("0");
        String order = "{\"to\": \"+13125550111\", \"carrier\": \"" + carrier.endpointId() + "\", \"tenantId\": \""
                + next.tenantId + "\", \"from\": \"" + number.e164() + "\"}";
        requireSuccess(routing.api().post("/api/v1/calls", order));
    }

    @Test
    void a_change_of_a_number_that_stays_changes_no_campaign() {
        String path = createCampaign("active", "\"didIds\": " + list(number));
        move(number, 2, former.tenantId);
        move(other, 2, next.tenantId);

        Await.until(
                "consumed",
                () -> routing.query("SELECT version FROM known_dids WHERE did_id = '" + other.id() + "'")
                        .equals("2"));
        assertThat(campaign(path).get("version").asLong()).isEqualTo(1);
    }
}
