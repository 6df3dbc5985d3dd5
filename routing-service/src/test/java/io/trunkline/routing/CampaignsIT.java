package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static io.trunkline.routing.RoutingUnderTest.json;
import static io.trunkline.routing.RoutingUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignsIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(town.tenant));

    @Test
    void a_sellers_campaign_is_kept_said_and_noted() {
        var made = seller.post("/api/campaigns", body("Autumn", "\"didIds\": [\"" + number.id() + "\"]"));

        var campaign = accepted(made);
        UUID id = UUID.fromString(campaign.get("id").asString());
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(campaign.get("tenantId").asString()).isEqualTo(town.tenant.toString());
        assertThat(campaign.get("dialTimeoutSeconds").asInt()).isEqualTo(30);
        var said = routing.campaign(changed -> changed.campaignId().equals(id));
        assertThat(said.didIds()).containsExactly(number.id());
        assertThat(said.version()).isEqualTo(1);
        assertThat(routing.ask("SELECT action, tenant_id FROM audit WHERE entity_id = '" + id + "'"))
                .isEqualTo("created|" + town.tenant);
    }

    @Test
    void each_change_makes_the_next_version_and_if_match_is_honoured() {
        String path = path("Winter");
        Town.Endpoint client = town.client();

        var linked =
                seller.put(path + "/clients/" + client.id(), "{\"priority\": 3, \"weight\": 2}", "If-Match", "\"1\"");
        assertThat(linked.headers().firstValue("ETag")).contains("\"2\"");
        refused(seller.put(path, body("Winter", ""), "If-Match", "\"1\""), 412, "precondition.failed");
        var changed = accepted(seller.put(path, body("Spring", "\"status\": \"inactive\""), "If-Match", "\"2\""));
        assertThat(changed.get("version").asLong()).isEqualTo(3);
        assertThat(changed.get("status").asString()).isEqualTo("inactive");
        assertThat(changed.get("clients").get(0).get("weight").asInt()).isEqualTo(2);
        var unlinked = accepted(seller.delete(path + "/clients/" + client.id()));
        assertThat(unlinked.get("clients").size()).isZero();
        refused(seller.delete(path + "/clients/" + client.id()), 404, "resource.not-found");
        assertThat(seller.delete(path).statusCode()).isEqualTo(204);
        refused(seller.get(path), 404, "resource.not-found");
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        assertThat(routing.campaign(said -> said.campaignId().equals(id) && said.deleted())
                        .version())
                .isEqualTo(5);
    }

    @Test
    void a_number_answers_for_one_active_campaign_at_a_time() {
        String numbers = "\"didIds\": [\"" + number.id() + "\"]";
        accepted(seller.post("/api/campaigns", body("One", numbers)));

        var second = seller.post("/api/campaigns", body("Two", numbers));
        refused(second, 409, "campaign.did-taken");
        assertThat(json(second).get("detail").asString())
                .isEqualTo("The number " + number.e164() + " answers for the active campaign One");
        assertThat(json(second).get("didId").asString()).isEqualTo(number.id().toString());
        accepted(seller.post("/api/campaigns", body("Three", numbers + ", \"status\": \"inactive\"")));
        assertThat(accepted(seller.get("/api/campaigns")).get("items").size()).isEqualTo(2);
    }

    @Test
    void clients_on_offer_are_shown_by_name_and_id_only() {
        town.client();
        var items = accepted(seller.get(path("Offer") + "/available-clients?limit=1"));

        assertThat(items.get("items").get(0).propertyNames()).containsExactlyInAnyOrder("id", "name");
    }

    @Test
    void lists_go_on_from_page_to_page() {
        List.of("A", "B", "C").forEach(this::path);

        var first = accepted(seller.get("/api/campaigns?limit=2"));
        var rest = accepted(
                seller.get("/api/campaigns?limit=2&after=" + first.get("next").asString()));

        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"routingStrategy\": \"fastest\"; 400; request.invalid",
                "\"maxConcurrency\": -1; 400; request.invalid",
                "\"totalCallsAllowed\": -1; 400; request.invalid",
                "\"dailyCap\": -1; 400; request.invalid",
                "\"callLimitSeconds\": 59; 400; request.invalid",
                "\"callLimitSeconds\": 86401; 400; request.invalid",
                "\"timeZone\": \"Mars/Olympus\"; 400; request.invalid",
                "\"timeZone\": \"+02:00\"; 400; request.invalid",
                "\"openingHours\": {\"monday\": [{\"from\": \"9:00\", \"to\": \"18:00\"}]}; 400; request.invalid",
                "\"openingHours\": {\"caturday\": []}; 400; request.unknown-field",
                "\"whenUnavailable\": {\"cause\": 99}; 400; request.invalid",
                "\"whenUnavailable\": {\"announcement\": \"../secret\"}; 400; request.invalid",
                "\"repeatCallers\": {\"mode\": \"refuse\"}; 400; request.invalid",
                "\"repeatCallers\": {\"mode\": \"guess\", \"windowSeconds\": 60}; 400; request.invalid",
                "\"overflow\": {\"ringSeconds\": 20}; 400; request.invalid",
                "\"overflow\": {\"clientId\": \"00000000-0000-0000-0000-000000000009\"}; 422; campaign.client-not-on-offer",
                "\"shownNumbers\": [\"00000000-0000-0000-0000-000000000009\"]; 422; campaign.did-unknown",
                "\"dialTimeoutSeconds\": 0; 400; request.invalid",
                "\"dialTimeoutSeconds\": 601; 400; request.invalid",
                "\"dialPrefix\": \"9x\"; 400; request.invalid",
                "\"dialPrefix\": \"12345678901\"; 400; request.invalid",
                "\"colour\": 1; 400; request.unknown-field",
                "\"didIds\": [\"00000000-0000-0000-0000-000000000009\"]; 422; campaign.did-unknown",
                "\"carrierId\": \"00000000-0000-0000-0000-000000000009\"; 422; campaign.carrier-unknown",
                "\"carrierId\": \"00000000-0000-0000-0000-000000000009\", \"dialPrefix\": \"9\"; 422; campaign.prefix-or-carrier",
            })
    void what_cannot_be_is_refused_and_nothing_is_half_written(String field, int status, String code) {
        refused(seller.post("/api/campaigns", body("Wrong", field)), status, code);

        assertThat(accepted(seller.get("/api/campaigns")).get("items").size()).isZero();
    }

    @Test
    void a_link_limit_below_zero_an_unknown_client_and_a_name_taken_are_refused() {
        String path = path("Summer");

        refused(
                seller.put(path + "/clients/" + town.client().id(), "{\"maxConcurrency\": -1}"),
                400,
                "request.invalid");
        refused(seller.put(path + "/clients/" + UUID.randomUUID(), "{}"), 422, "campaign.client-not-on-offer");
        refused(seller.put(path + "/carriers/" + UUID.randomUUID(), "{}"), 422, "campaign.carrier-unknown");
        refused(seller.post("/api/campaigns", body("SUMMER", "")), 409, "campaign.name-taken");
        refused(routing.api().post("/api/campaigns", body("No tenant", "")), 422, "campaign.tenant-unknown");
    }

    @Test
    void another_tenant_finds_nothing() {
        String path = path("Mine");
        RestClient other = routing.api().withToken(routing.tokens.seller(new Town(routing).tenant));
        UUID some = town.client().id();

        refused(other.get(path), 404, "resource.not-found");
        refused(other.put(path, body("Yours", "")), 404, "resource.not-found");
        refused(other.delete(path), 404, "resource.not-found");
        refused(other.get(path + "/available-clients"), 404, "resource.not-found");
        refused(other.get(path + "/caps"), 404, "resource.not-found");
        refused(other.put(path + "/clients/" + some, "{}"), 404, "resource.not-found");
        refused(other.delete(path + "/clients/" + some), 404, "resource.not-found");
        refused(other.put(path + "/carriers/" + some, "{}"), 404, "resource.not-found");
        refused(other.delete(path + "/carriers/" + some), 404, "resource.not-found");
        refused(
                other.post("/api/campaigns", body("Theirs", "\"didIds\": [\"" + number.id() + "\"]")),
                422,
                "campaign.did-unknown");
        assertThat(json(other.get("/api/campaigns")).get("items").size()).isZero();
        refused(routing.api().withToken(null).get(path), 401, "auth.token-missing");
    }

    private String path(String name) {
        return "/api/campaigns/"
                + accepted(seller.post("/api/campaigns", body(name, "")))
                        .get("id")
                        .asString();
    }

    private static String body(String name, String more) {
        return "{\"name\": \"" + name + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }
}
