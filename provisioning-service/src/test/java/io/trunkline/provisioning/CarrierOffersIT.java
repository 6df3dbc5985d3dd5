package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Which tenants a carrier is offered to.
class CarrierOffersIT {
    private static final String CARRIERS = "/api/v1/carriers";

    private final String name = "Offered carrier " + TestEnvironment.uniqueNumber();

    @Test
    void an_offer_to_some_tenants_is_stored_published_and_kept_by_a_put_without_it() {
        var tenant = json(API.post("/api/v1/tenants", toJson(Map.of("name", "Tenant of " + name))))
                .get("id")
                .asString();
        var id = json(API.post(
                        CARRIERS,
                        toJson(Map.of(
                                "name",
                                name,
                                "host",
                                "sip.example.com",
                                "offeredTo",
                                "some",
                                "offeredTenantIds",
                                List.of(tenant)))))
                .get("id")
                .asString();

        assertThat(json(API.get(CARRIERS + "/" + id)).get("offeredTenantIds").toString())
                .isEqualTo("[\"" + tenant + "\"]");
        assertThat(publishedEvent(id, 1).offeredTo()).isEqualTo(CarrierChanged.OfferedTo.SOME);
        assertThat(publishedEvent(id, 1).offeredTenantIds()).containsExactly(UUID.fromString(tenant));
        var listed = CARRIERS + "?name=" + name.replace(" ", "%20") + "&offeredToTenantId=";
        assertThat(json(API.get(listed + tenant)).get("items")).hasSize(1);
        assertThat(problemCode(API.get(listed + UUID.randomUUID()))).isEqualTo("tenant.unknown");

        var replaced = json(
                API.put(CARRIERS + "/" + id, toJson(Map.of("name", name, "host", "sip.example.com", "priority", 7))));
        assertThat(replaced.get("offeredTo").asString()).isEqualTo("some");
        assertThat(replaced.get("offeredTenantIds")).hasSize(1);
        var unknown = Map.of("offeredTenantIds", List.of(tenant, UUID.randomUUID()));
        assertThat(problemCode(API.patch(CARRIERS + "/" + id, toJson(unknown)))).isEqualTo("tenant.unknown");
        var withdrawn = json(API.patch(CARRIERS + "/" + id, "{\"offeredTo\": \"none\"}"));
        assertThat(withdrawn.get("offeredTo").asString()).isEqualTo("none");
        assertThat(withdrawn.get("offeredTenantIds")).isEmpty();
        assertThat(publishedEvent(id, 3).offeredTo()).isEqualTo(CarrierChanged.OfferedTo.NONE);
        assertThat(json(API.get(listed + tenant)).get("items")).isEmpty();
    }

    private static CarrierChanged publishedEvent(String id, long version) {
        return EVENTS.await(
                CarrierChanged.class, event -> event.carrierId().toString().equals(id) && event.version() == version);
    }
}
