package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertDryRun;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.CampaignChanged.Status;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MoveDidIT {
    private final UUID from = TestEnvironment.newTenant();
    private final UUID to = TestEnvironment.newTenant();
    private final RestClient before = TestEnvironment.signedInAsSeller(from);
    private final RestClient after = TestEnvironment.signedInAsSeller(to);
    private final String number = TestEnvironment.newNumber();

    private static String tenant(UUID tenant) {
        return "{\"tenantId\":\"" + tenant + "\"}";
    }

    private static void publishCampaign(UUID id, long version, UUID tenant, Status status, UUID did) {
        EVENTS.publish(new CampaignChanged(
                id,
                version,
                false,
                tenant,
                "Spring",
                status,
                CampaignChanged.RoutingStrategy.PRIORITY,
                30,
                null,
                null,
                null,
                List.of(did),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null));
        Await.until(
                "campaign consumed",
                () -> TestEnvironment.sql("SELECT version FROM campaign WHERE id = '" + id + "'")
                        .equals(String.valueOf(version)));
    }

    @Test
    void a_moved_number_keeps_its_id_and_settings_and_starts_without_usage() {
        var did = add(
                before,
                "{\"number\":\"" + number
                        + "\",\"status\":\"active\",\"tags\":[\"a\"],\"maxUsage\":9,\"metadata\":{\"notes\":\"n\"}}");
        String path = "/api/v1/dids/" + id(did);
        TestEnvironment.sql("UPDATE did SET calls = 5, last_used = now() WHERE id = '" + id(did) + "'");

        assertDryRun(ADMIN.put(path + "/tenant?dryRun=true", tenant(to)));
        assertThat(before.get(path).statusCode()).isEqualTo(200);
        var moved = ADMIN.put(path + "/tenant", tenant(to));

        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(moved.headers().firstValue("ETag")).hasValue("\"2\"");
        assertProblem(before.get(path), 404, "resource.not-found");
        assertProblem(before.get("/api/v1/dids/next-available"), 409, "did.none-available");
        var found = json(after.get(path));
        assertThat(found.get("usageCount").asLong()).isZero();
        assertThat(found.get("lastUsed").isNull()).isTrue();
        assertThat(found.get("tags").toString()).isEqualTo("[\"a\"]");
        assertThat(found.get("metadata")).isEqualTo(did.get("metadata"));
        assertThat(id(json(after.get("/api/v1/dids/next-available?tag=a")))).isEqualTo(id(did));
        assertThat(EVENTS.await(
                                DidChanged.class,
                                event -> event.didId().toString().equals(id(did)) && event.version() == 2)
                        .tenantId())
                .isEqualTo(to);
        for (RestClient seller : List.of(before, after)) {
            assertThat(json(seller.get("/api/v1/audit/dids?action=move&entityId=" + id(did)))
                            .get("items"))
                    .hasSize(1);
        }
        var again = ADMIN.put(path + "/tenant", tenant(to));
        assertThat(json(again).get("version").asLong()).isEqualTo(2);
    }

    @Test
    void a_number_of_an_active_campaign_is_not_moved() {
        String did = id(add(before, body(number, "active")));
        UUID campaign = UUID.randomUUID();
        publishCampaign(campaign, 1, from, Status.ACTIVE, UUID.fromString(did));

        var refused = ADMIN.put("/api/v1/dids/" + did + "/tenant", tenant(to));

        assertProblem(refused, 409, "did.in-active-campaign");
        assertThat(json(refused).get("detail").asString()).contains("Spring");
        publishCampaign(campaign, 2, from, Status.INACTIVE, UUID.fromString(did));
        assertThat(ADMIN.put("/api/v1/dids/" + did + "/tenant", tenant(to)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_number_is_not_moved_by_a_seller_to_an_unknown_tenant_or_to_one_that_has_it() {
        String did = id(add(before, body(number, "active")));
        String path = "/api/v1/dids/" + did + "/tenant";
        add(after, body(number, "inactive"));

        assertProblem(before.put(path, tenant(to)), 403, "auth.forbidden");
        assertProblem(ADMIN.put(path, tenant(UUID.randomUUID())), 422, "tenant.unknown");
        assertProblem(ADMIN.put(path, tenant(to)), 409, "did.already-exists");
        assertProblem(ADMIN.put(path, "{}"), 400, "request.invalid");
        assertProblem(ADMIN.put(path, tenant(to), "If-Match", "\"7\""), 412, "precondition.failed");
        assertProblem(
                ADMIN.put("/api/v1/dids/" + UUID.randomUUID() + "/tenant", tenant(to)), 404, "resource.not-found");
        assertThat(json(before.get("/api/v1/dids/" + did)).get("version").asLong())
                .isEqualTo(1);
    }
}
