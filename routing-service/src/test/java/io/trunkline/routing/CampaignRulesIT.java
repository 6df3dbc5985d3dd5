package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.testkit.RestClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CampaignRulesIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture client = town.createClient();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(town.tenantId));

    @Test
    void every_setting_is_stored_returned_and_published() {
        JsonNode made = requireSuccess(seller.post("/api/v1/campaigns", everything("Autumn")));

        UUID id = UUID.fromString(made.get("id").asString());
        JsonNode kept = requireSuccess(seller.get("/api/v1/campaigns/" + id));
        assertThat(kept).isEqualTo(made);
        assertThat(kept.get("routingStrategy").asString()).isEqualTo("weighted");
        assertThat(kept.get("maxConcurrency").asInt()).isEqualTo(30);
        assertThat(kept.get("timeZone").asString()).isEqualTo("Europe/Madrid");
        assertThat(kept.get("openingHours").get("friday").toString())
                .isEqualTo("[{\"from\":\"22:00\",\"to\":\"06:00\"}]");
        assertThat(kept.get("callerIdDidIds").get(0).asString())
                .isEqualTo(number.id().toString());
        assertThat(kept.get("overflow").get("ringTimeoutSeconds").asInt()).isEqualTo(15);
        assertThat(kept.get("whenUnavailable").get("announcement").asString()).isEqualTo("tt-allbusy");
        assertThat(kept.get("repeatCallers").get("mode").asString()).isEqualTo("same-client");
        var said = routing.awaitCampaign(changed -> changed.campaignId().equals(id));
        assertThat(said.routingStrategy()).isEqualTo(CampaignChanged.RoutingStrategy.WEIGHTED);
        assertThat(said.openingHours()).contains(new CampaignChanged.OpeningHours("monday", "09:00", "18:00"));
        assertThat(said.overflow()).isEqualTo(new CampaignChanged.Overflow(client.id(), 15));
        assertThat(said.repeatCallers()).isEqualTo(new CampaignChanged.RepeatCallers("same-client", 3600, "campaign"));
        assertThat(said.maxCallSeconds()).isEqualTo(7200);
    }

    @Test
    void limits_are_set_and_removed_with_the_campaign() {
        String path = path(everything("Winter"));
        String campaign = path.substring(path.lastIndexOf('/') + 1);
        JsonNode linked = requireSuccess(seller.put(
                path + "/clients/" + client.id(),
                "{\"maxConcurrency\": 0, \"totalCallsAllowed\": 9, \"hourlyCap\": 7, \"dailyCap\": 8}"));
        String link = linked.get("linkId").asString();

        assertThat(linked.get("left").get("concurrency").asInt()).isZero();
        assertThat(cap(campaign)).isEqualTo("campaign|30|5000|400||Europe/Madrid");
        assertThat(cap(link)).isEqualTo("link|0|9|8|7|Europe/Madrid");
        requireSuccess(seller.put(path, "{\"name\": \"Winter\"}"));
        assertThat(cap(campaign)).isEqualTo("campaign|||||UTC");
        assertThat(cap(link)).as("a link's days are its campaign's").endsWith("UTC");
        requireSuccess(seller.delete(path + "/clients/" + client.id()));
        assertThat(cap(link)).isEmpty();
        assertThat(seller.delete(path).statusCode()).isEqualTo(204);
        assertThat(cap(campaign)).isEmpty();
    }

    @Test
    void remaining_capacity_of_each_cap_is_shown() {
        String path = path(everything("Spring"));
        String campaign = path.substring(path.lastIndexOf('/') + 1);
        JsonNode linked = requireSuccess(seller.put(path + "/clients/" + client.id(), "{\"dailyCap\": 2}"));
        String link = linked.get("linkId").asString();
        routing.query("UPDATE caps SET active = 31, total = 4 WHERE id = '" + campaign + "'");
        routing.query("UPDATE caps SET day_start = date_trunc('day', now() AT TIME ZONE 'Europe/Madrid')"
                + " AT TIME ZONE 'Europe/Madrid', day_count = 1 WHERE id = '" + link + "'");

        JsonNode caps = requireSuccess(seller.get(path + "/caps"));

        assertThat(caps.get("campaign").get("concurrency").toString())
                .isEqualTo("{\"limit\":30,\"taken\":31,\"left\":0,\"since\":null,\"attempts\":null}");
        assertThat(caps.get("campaign").get("total").get("left").asInt()).isEqualTo(4996);
        JsonNode daily = caps.get("links").get(0).get("caps").get("daily");
        assertThat(daily.get("taken").asInt()).isEqualTo(1);
        assertThat(daily.get("left").asInt()).isEqualTo(1);
        assertThat(daily.get("since").isNull()).isFalse();
        assertThat(caps.get("links")
                        .get(0)
                        .get("caps")
                        .get("total")
                        .get("limit")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_campaign_with_one_carrier_shows_that_carriers_prefix() {
        TenantFixture.EndpointFixture carrier = town.createCarrierWithPrefix("91");

        JsonNode made = requireSuccess(seller.post(
                "/api/v1/campaigns", "{\"name\": \"By carrier\", \"carrierId\": \"" + carrier.id() + "\"}"));

        assertThat(made.get("carrierDialPrefix").asString()).isEqualTo("91");
        assertThat(made.get("dialPrefix").isNull()).isTrue();
    }

    @Test
    void all_invalid_fields_are_listed_together() {
        var answer = seller.post("/api/v1/campaigns", """
                {"name": "Wrong", "timeZone": "Europe/Nowhere",
                 "openingHours": {"sunday": [{"from": "22:00", "to": "06:00"}],
                                  "monday": [{"from": "09:00", "to": "18:00"}, {"from": "05:00", "to": "07:00"}]},
                 "whenUnavailable": {"cause": 200}}""");

        requireProblem(answer, 400, "request.invalid");
        assertThat(json(answer).get("errors").findValuesAsString("field"))
                .containsExactly("timeZone", "openingHours.monday[1]", "whenUnavailable.cause");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"monday\": []}", "{\"monday\": null, \"sunday\": []}"})
    void a_week_without_any_hours_is_refused_since_it_would_be_stored_as_always_open(String week) {
        String path = path(everything("Spring"));
        String body = "{\"name\": \"Never\", \"openingHours\": " + week + "}";

        for (var answer : List.of(seller.post("/api/v1/campaigns", body), seller.put(path, body))) {
            requireProblem(answer, 400, "request.invalid");
            assertThat(json(answer).get("errors").findValuesAsString("rule")).containsExactly("never-open");
        }
        requireProblem(
                patch(seller, path, "{\"openingHours\": {\"monday\": null, \"friday\": []}}"), 400, "request.invalid");
        assertThat(requireSuccess(patch(seller, path, "{\"openingHours\": null}"))
                        .get("openingHours")
                        .isNull())
                .isTrue();
    }

    @Test
    void an_overflow_client_that_became_unavailable_does_not_block_other_changes() {
        String path = path(everything("Summer"));
        routing.query("UPDATE known_clients SET status = 'inactive' WHERE client_id = '" + client.id() + "'");

        requireSuccess(seller.put(path, everything("Late summer")));
        requireProblem(seller.post("/api/v1/campaigns", everything("Another")), 422, "campaign.client-not-on-offer");
    }

    private String everything(String name) {
        return """
                {"name": "%s", "routingStrategy": "weighted", "dialTimeoutSeconds": 20, "maxConcurrency": 30,
                 "totalCallsAllowed": 5000, "dailyCap": 400, "timeZone": "Europe/Madrid",
                 "openingHours": {"monday": [{"from": "09:00", "to": "18:00"}],
                                  "friday": [{"from": "22:00", "to": "06:00"}]},
                 "maxCallSeconds": 7200, "callerIdDidIds": ["%s"],
                 "overflow": {"clientId": "%s", "ringTimeoutSeconds": 15},
                 "whenUnavailable": {"cause": 20, "announcement": "tt-allbusy"},
                 "repeatCallers": {"mode": "same-client", "windowSeconds": 3600}}
                """.formatted(name, number.id(), client.id());
    }

    private String path(String body) {
        return "/api/v1/campaigns/"
                + requireSuccess(seller.post("/api/v1/campaigns", body))
                        .get("id")
                        .asString();
    }

    private String cap(String id) {
        return routing.query("SELECT kind, max_concurrent, max_total, max_daily, max_hourly, time_zone FROM caps"
                + " WHERE id = '" + id + "'");
    }
}
