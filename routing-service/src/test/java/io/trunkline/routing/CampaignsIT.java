package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(town.tenantId));

    @Test
    void a_sellers_campaign_is_stored_published_and_audited() {
        var made = seller.post("/api/v1/campaigns", body("Autumn", "\"didIds\": [\"" + number.id() + "\"]"));

        var campaign = requireSuccess(made);
        UUID id = UUID.fromString(campaign.get("id").asString());
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(campaign.get("tenantId").asString()).isEqualTo(town.tenantId.toString());
        assertThat(campaign.get("dialTimeoutSeconds").asInt()).isEqualTo(30);
        var said = routing.awaitCampaign(changed -> changed.campaignId().equals(id));
        assertThat(said.didIds()).containsExactly(number.id());
        assertThat(said.version()).isEqualTo(1);
        assertThat(routing.query("SELECT action, tenant_id, version, detail ->> 'id' FROM audit_log"
                        + " WHERE entity = 'campaign' AND entity_id = '" + id + "'"))
                .isEqualTo("create|" + town.tenantId + "|1|" + id);
    }

    @Test
    void each_change_increments_the_version_and_if_match_is_enforced() {
        String path = path("Winter");
        TenantFixture.EndpointFixture client = town.createClient();

        requireSuccess(seller.put(path + "/clients/" + client.id(), "{\"priority\": 3, \"weight\": 2}"));
        requireProblem(seller.put(path, body("Winter", ""), "If-Match", "\"1\""), 412, "precondition.failed");
        var changed = requireSuccess(seller.put(path, body("Spring", "\"status\": \"inactive\""), "If-Match", "\"2\""));
        assertThat(changed.get("version").asLong()).isEqualTo(3);
        assertThat(changed.get("status").asString()).isEqualTo("inactive");
        assertThat(changed.get("clients").get(0).get("weight").asInt()).isEqualTo(2);
        assertThat(seller.delete(path + "/clients/" + client.id()).statusCode()).isEqualTo(204);
        assertThat(requireSuccess(seller.get(path)).get("clients").size()).isZero();
        requireProblem(seller.delete(path + "/clients/" + client.id()), 404, "resource.not-found");
        assertThat(seller.delete(path).statusCode()).isEqualTo(204);
        requireProblem(seller.get(path), 404, "resource.not-found");
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        assertThat(routing.awaitCampaign(said -> said.campaignId().equals(id) && said.deleted())
                        .version())
                .isEqualTo(5);
        assertAudited(id, client);
    }

    private void assertAudited(UUID campaign, TenantFixture.EndpointFixture client) {
        var changes = requireSuccess(seller.get("/api/v1/audit/campaigns?entityId=" + campaign))
                .get("items");
        assertThat(changes.findValuesAsString("action"))
                .containsExactly("delete", "unlink-client", "update", "link-client", "create");
        assertThat(changes.get(0).get("version").asLong()).isEqualTo(5);
        assertThat(changes.get(0).get("after").isNull()).isTrue();
        assertThat(changes.get(2).at("/before/settings/name").asString()).isEqualTo("Winter");
        assertThat(changes.get(2).at("/after/settings/name").asString()).isEqualTo("Spring");
        assertThat(changes.get(3).at("/before/links")).isEmpty();
        assertThat(changes.get(3).at("/after/links/0/clientId").asString())
                .isEqualTo(client.id().toString());
        assertThat(changes.get(4).get("before").isNull()).isTrue();
        var stranger = routing.api().withToken(routing.tokens.seller(UUID.randomUUID()));
        assertThat(requireSuccess(stranger.get("/api/v1/audit/campaigns?entityId=" + campaign))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void a_number_belongs_to_one_active_campaign_at_a_time() {
        String numbers = "\"didIds\": [\"" + number.id() + "\"]";
        requireSuccess(seller.post("/api/v1/campaigns", body("One", numbers)));

        var second = seller.post("/api/v1/campaigns", body("Two", numbers));
        requireProblem(second, 409, "campaign.did-taken");
        assertThat(json(second).get("detail").asString())
                .isEqualTo("The number " + number.e164() + " is used by the active campaign One");
        assertThat(json(second).get("didId").asString()).isEqualTo(number.id().toString());
        requireSuccess(seller.post("/api/v1/campaigns", body("Three", numbers + ", \"status\": \"inactive\"")));
        assertThat(requireSuccess(seller.get("/api/v1/campaigns")).get("items").size())
                .isEqualTo(2);
    }

    @Test
    void available_clients_are_listed_with_name_and_id_only() {
        town.createClient();
        var items = requireSuccess(seller.get(path("Offer") + "/available-clients?limit=1"));

        assertThat(items.get("items").get(0).propertyNames()).containsExactlyInAnyOrder("id", "name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"routingStrategy\": \"fastest\"; 400; request.invalid",
                "\"maxConcurrency\": -1; 400; request.invalid",
                "\"totalCallsAllowed\": -1; 400; request.invalid",
                "\"dailyCap\": -1; 400; request.invalid",
                "\"maxCallSeconds\": 59; 400; request.invalid",
                "\"maxCallSeconds\": 86401; 400; request.invalid",
                "\"timeZone\": \"Mars/Olympus\"; 400; request.invalid",
                "\"timeZone\": \"+02:00\"; 400; request.invalid",
                "\"openingHours\": {\"monday\": [{\"from\": \"9:00\", \"to\": \"18:00\"}]}; 400; request.invalid",
                "\"openingHours\": {\"caturday\": []}; 400; request.unknown-field",
                "\"whenUnavailable\": {\"cause\": 99}; 400; request.invalid",
                "\"whenUnavailable\": {\"announcement\": \"../secret\"}; 400; request.invalid",
                "\"repeatCallers\": {\"mode\": \"refuse\", \"windowSeconds\": 31536001}; 400; request.invalid",
                "\"repeatCallers\": {\"mode\": \"guess\", \"windowSeconds\": 60}; 400; request.invalid",
                "\"overflow\": {\"ringTimeoutSeconds\": 20}; 400; request.invalid",
                "\"overflow\": {\"clientId\": \"00000000-0000-0000-0000-000000000009\"}; 422; campaign.client-not-on-offer",
                "\"callerIdDidIds\": [\"00000000-0000-0000-0000-000000000009\"]; 422; did.unknown",
                "\"dialTimeoutSeconds\": 0; 400; request.invalid",
                "\"dialTimeoutSeconds\": 601; 400; request.invalid",
                "\"dialPrefix\": \"9x\"; 400; request.invalid",
                "\"dialPrefix\": \"12345678901\"; 400; request.invalid",
                "\"colour\": 1; 400; request.unknown-field",
                "\"didIds\": [\"00000000-0000-0000-0000-000000000009\"]; 422; did.unknown",
                "\"carrierId\": \"00000000-0000-0000-0000-000000000009\"; 422; carrier.unknown",
                "\"carrierId\": \"00000000-0000-0000-0000-000000000009\", \"dialPrefix\": \"9\"; 422; campaign.prefix-or-carrier",
            })
    void invalid_campaigns_are_refused_and_nothing_is_partly_written(String field, int status, String code) {
        requireProblem(seller.post("/api/v1/campaigns", body("Wrong", field)), status, code);

        assertThat(requireSuccess(seller.get("/api/v1/campaigns")).get("items").size())
                .isZero();
    }

    @Test
    void a_negative_link_limit_an_unknown_client_and_a_taken_name_are_refused() {
        String path = path("Summer");

        requireProblem(
                seller.put(path + "/clients/" + town.createClient().id(), "{\"maxConcurrency\": -1}"),
                400,
                "request.invalid");
        requireProblem(seller.put(path + "/clients/" + UUID.randomUUID(), "{}"), 422, "campaign.client-not-on-offer");
        requireProblem(seller.put(path + "/carriers/" + UUID.randomUUID(), "{}"), 422, "carrier.unknown");
        requireProblem(seller.post("/api/v1/campaigns", body("SUMMER", "")), 409, "campaign.name-taken");
        requireProblem(routing.api().post("/api/v1/campaigns", body("No tenant", "")), 400, "request.invalid");
    }

    @Test
    void another_tenant_finds_nothing() {
        String path = path("Mine");
        RestClient other = routing.api().withToken(routing.tokens.seller(new TenantFixture(routing).tenantId));
        UUID some = town.createClient().id();

        requireProblem(other.get(path), 404, "resource.not-found");
        requireProblem(other.put(path, body("Yours", "")), 404, "resource.not-found");
        requireProblem(patch(other, path, "{\"status\": \"inactive\"}"), 404, "resource.not-found");
        requireProblem(other.delete(path), 404, "resource.not-found");
        requireProblem(other.put(path + "/dids/" + number.id(), ""), 404, "resource.not-found");
        requireProblem(other.delete(path + "/dids/" + number.id()), 404, "resource.not-found");
        requireProblem(other.get(path + "/clients/" + some), 404, "resource.not-found");
        requireProblem(patch(other, path + "/clients/" + some, "{}"), 404, "resource.not-found");
        requireProblem(other.get(path + "/carriers/" + some), 404, "resource.not-found");
        requireProblem(patch(other, path + "/carriers/" + some, "{}"), 404, "resource.not-found");
        requireProblem(other.get(path + "/available-clients"), 404, "resource.not-found");
        requireProblem(other.get(path + "/available-carriers"), 404, "resource.not-found");
        requireProblem(other.get(path + "/caps"), 404, "resource.not-found");
        requireProblem(other.put(path + "/clients/" + some, "{}"), 404, "resource.not-found");
        requireProblem(other.delete(path + "/clients/" + some), 404, "resource.not-found");
        requireProblem(other.put(path + "/carriers/" + some, "{}"), 404, "resource.not-found");
        requireProblem(other.delete(path + "/carriers/" + some), 404, "resource.not-found");
        requireProblem(
                other.post("/api/v1/campaigns", body("Theirs", "\"didIds\": [\"" + number.id() + "\"]")),
                422,
                "did.unknown");
        assertThat(json(other.get("/api/v1/campaigns")).get("items").size()).isZero();
        requireProblem(routing.api().withToken(null).get(path), 401, "auth.token-missing");
    }

    private String path(String name) {
        return "/api/v1/campaigns/"
                + requireSuccess(seller.post("/api/v1/campaigns", body(name, "")))
                        .get("id")
                        .asString();
    }

    private static String body(String name, String more) {
        return "{\"name\": \"" + name + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }
}
