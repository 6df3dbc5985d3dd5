package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.CampaignChanged.CampaignCarrier;
import io.trunkline.events.configuration.CampaignChanged.Status;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What uses a carrier, and that it is not deleted meanwhile.
class CarrierDependentsIT {
    private final String prefix = "4" + TestEnvironment.uniqueNumber();
    private final JsonNode carrier = json(API.post(
            "/api/v1/carriers",
            toJson(Map.of("name", "Carrier " + prefix, "host", "s" + prefix + ".example.com", "dialPrefix", prefix))));
    private final UUID id = UUID.fromString(carrier.get("id").asString());
    private final String path = "/api/v1/carriers/" + id;
    private final UUID byCarrier = UUID.randomUUID();
    private final UUID byPrefix = UUID.randomUUID();

    @Test
    void a_carrier_is_not_deleted_while_active_campaigns_use_it_unless_forced() {
        EVENTS.publish(
                campaign(byCarrier, 1, "Autumn", Status.ACTIVE, true, null),
                campaign(byPrefix, 1, "Winter", Status.ACTIVE, false, prefix),
                campaign(UUID.randomUUID(), 1, "Spring", Status.INACTIVE, true, null));
        Await.until(
                "the campaigns are consumed",
                () -> dependents().get("campaigns").size() == 3);

        assertThat(dependents().get("campaigns").findValuesAsString("name"))
                .containsExactly("Autumn", "Spring", "Winter");
        assertThat(dependents().get("campaigns").findValuesAsString("by"))
                .containsExactly("carrier", "carrier", "dial-prefix");
        var refused = API.delete(path);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problemCode(refused)).isEqualTo("carrier.in-use");
        assertThat(json(refused).get("campaigns").toString()).isEqualTo("[\"Autumn\",\"Winter\"]");
        var block = API.delete("/api/v1/dialplan-lines/outbound-blocks/" + prefix);
        assertThat(json(block).get("campaigns").toString()).isEqualTo("[\"Winter\"]");

        EVENTS.publish(campaign(byPrefix, 2, "Winter", Status.INACTIVE, false, prefix));
        Await.until(
                "one active campaign is left",
                () -> json(API.delete(path)).get("campaigns").size() == 1);

        assertThat(API.delete(path + "?force=true").statusCode()).isEqualTo(204);
    }

    @Test
    void numbers_are_counted_by_trunk_and_lines_that_go_to_the_prefix_are_listed() {
        String endpoint = carrier.get("endpointId").asString();
        UUID moved = UUID.randomUUID();
        EVENTS.publish(number(moved, 1, endpoint), number(UUID.randomUUID(), 1, endpoint));
        Await.until("two numbers", () -> dependents().get("numbers").asLong() == 2);
        EVENTS.publish(number(moved, 2, "PJSIP"));
        Await.until("one number", () -> dependents().get("numbers").asLong() == 1);

        assertThat(line("Goto", "from-campaign," + prefix + "14045550100,1")).isEqualTo(201);
        assertThat(line("Goto", "3,1")).isEqualTo(201);
        assertThat(dependents().get("dialplanLines").findValuesAsString("appdata"))
                .containsExactly("from-campaign," + prefix + "14045550100,1");
        assertThat(API.delete(path).statusCode()).isEqualTo(204);
        assertThat(API.get(path + "/dependents").statusCode()).isEqualTo(404);
    }

    private JsonNode dependents() {
        return json(API.get(path + "/dependents"));
    }

    private static int line(String app, String appdata) {
        return API.post(
                        "/api/v1/dialplan-lines",
                        toJson(Map.of(
                                "exten",
                                "8" + TestEnvironment.uniqueNumber(),
                                "priority",
                                1,
                                "app",
                                app,
                                "appdata",
                                appdata)))
                .statusCode();
    }

    private static DidChanged number(UUID did, long version, String trunk) {
        return new DidChanged(
                did,
                version,
                false,
                UUID.randomUUID(),
                "+14045550100",
                null,
                trunk,
                DidChanged.Status.ACTIVE,
                null,
                Map.of());
    }

    private CampaignChanged campaign(
            UUID campaign,
            long version,
            String name,
            Status status,
            boolean namesCarrier,
            @Nullable String dialPrefix) {
        return new CampaignChanged(
                campaign,
                version,
                false,
                UUID.randomUUID(),
                name,
                status,
                CampaignChanged.RoutingStrategy.PRIORITY,
                30,
                dialPrefix,
                null,
                null,
                List.of(),
                List.of(),
                namesCarrier ? List.of(new CampaignCarrier(id, 1)) : List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
