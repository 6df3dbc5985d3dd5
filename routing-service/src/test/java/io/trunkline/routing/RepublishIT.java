package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepublishIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);

    @Test
    void a_deleted_campaign_is_republished() {
        UUID id = createCampaign();
        assertThat(routing.api().delete("/api/campaigns/" + id).statusCode()).isEqualTo(204);
        Await.until("it is published", () -> deletions(id) >= 1);

        assertThat(republish().statusCode()).isEqualTo(200);

        Await.until("it is published again", () -> deletions(id) >= 2);
    }

    private HttpResponse<String> republish() {
        return routing.api().post("/actuator/republish", "");
    }

    private UUID createCampaign() {
        var seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));
        return UUID.fromString(requireSuccess(seller.post("/api/campaigns", "{\"name\": \"Autumn\"}"))
                .get("id")
                .asString());
    }

    private long deletions(UUID id) {
        return routing.topics.consumed(CampaignChanged.class).stream()
                .filter(event -> event.campaignId().equals(id) && event.deleted())
                .count();
    }
}
