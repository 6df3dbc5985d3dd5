package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RepublishIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);

    @Test
    void a_deleted_campaign_is_republished() {
        UUID id = createCampaign();
        assertThat(routing.api().delete("/api/v1/campaigns/" + id).statusCode()).isEqualTo(204);
        Await.until("it is published", () -> deletions(id) >= 1);

        assertThat(republish().statusCode()).isEqualTo(200);

        Await.until("it is published again", () -> deletions(id) >= 2);
    }

    @Test
    void a_campaign_that_changes_meanwhile_is_republished_with_its_new_links() {
        UUID id = createCampaign();
        requireSuccess(routing.api()
                .put(
                        "/api/v1/campaigns/" + id + "/clients/"
                                + tenant.createClient().id(),
                        "{}"));

        // on a busy machine, republishing may time out before it gets the lock
        Await.until("republished", () -> republishDuringChange(id).statusCode() == 200);

        long version = Long.parseLong(routing.query("SELECT version FROM campaigns WHERE id = '" + id + "'"));
        var republished = routing.awaitCampaign(event -> event.campaignId().equals(id) && event.version() == version);
        assertThat(republished.links()).extracting(link -> (long) link.weight()).containsExactly(version);
    }

    /// Changes a campaign and its link, and commits when the other transaction waits for the campaign's row.
    private HttpResponse<String> republishDuringChange(UUID id) throws SQLException {
        try (Connection change = routing.database.connect();
                Statement statement = change.createStatement()) {
            change.setAutoCommit(false);
            statement.execute("UPDATE campaigns SET version = version + 1 WHERE id = '" + id + "'");
            statement.execute("UPDATE links SET weight = campaigns.version FROM campaigns"
                    + " WHERE campaign_id = campaigns.id AND campaigns.id = '" + id + "'");
            var response = CompletableFuture.supplyAsync(this::republish);
            Await.until("it waits for the lock", () -> isWaitingForLock() || response.isDone());
            change.commit();
            return response.join();
        }
    }

    private boolean isWaitingForLock() {
        return !routing.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock' AND query LIKE '%campaign%'")
                .isEmpty();
    }

    private HttpResponse<String> republish() {
        return routing.api().management().post("/actuator/republish", "");
    }

    private UUID createCampaign() {
        var seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));
        return UUID.fromString(requireSuccess(seller.post("/api/v1/campaigns", "{\"name\": \"Autumn\"}"))
                .get("id")
                .asString());
    }

    private long deletions(UUID id) {
        return routing.topics.consumed(CampaignChanged.class).stream()
                .filter(event -> event.campaignId().equals(id) && event.deleted())
                .count();
    }
}
