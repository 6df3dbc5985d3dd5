package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.testkit.RestClient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The hours, dates and pauses of links, over the API.
class LinkSchedulesIT {
    private static final String SCHEDULE = """
            {"weeklyCap": 50, "monthlyCap": 150, "timeZone": "America/New_York",
             "openingHours": {"monday": [{"from": "09:00", "to": "17:00"}]},
             "startsAt": "2026-03-01T00:00:00Z", "endsAt": "2096-04-01T00:00:00Z",
             "pause": {"reason": "Agents in training, until noon"}}""";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final JsonNode campaign = tenant.createCampaign(List.of(number), List.of(client), List.of());
    private final String path = "/api/v1/campaigns/" + campaign.get("id").asString();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));

    @Test
    void a_schedule_is_stored_returned_and_published() {
        JsonNode saved = requireSuccess(seller.put(link(), SCHEDULE));

        assertThat(requireSuccess(seller.get(link()))).isEqualTo(saved);
        assertThat(saved.get("openingHours").get("monday").toString())
                .isEqualTo("[{\"from\":\"09:00\",\"to\":\"17:00\"}]");
        assertThat(saved.get("pause").get("reason").asString()).isEqualTo("Agents in training, until noon");
        var event = routing.awaitCampaign(changed -> changed.campaignId().equals(id(campaign)) && hasSchedule(changed));
        assertThat(event.links().getFirst().weeklyCap()).isEqualTo(50);
        assertThat(event.links().getFirst().schedule())
                .isEqualTo(new CampaignChanged.LinkSchedule(
                        "America/New_York",
                        List.of(new CampaignChanged.OpeningHours("monday", "09:00", "17:00")),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2096-04-01T00:00:00Z"),
                        "Agents in training, until noon"));
    }

    private static boolean hasSchedule(CampaignChanged changed) {
        return changed.links().stream().anyMatch(link -> link.schedule() != null);
    }

    @Test
    void a_patch_changes_one_field_and_null_removes_it() {
        requireSuccess(seller.put(link(), SCHEDULE));

        JsonNode saved = requireSuccess(RoutingServiceFixture.patch(seller, link(), "{\"pause\": null}"));

        assertThat(saved.get("pause").isNull()).isTrue();
        assertThat(saved.get("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(requireSuccess(RoutingServiceFixture.patch(seller, link(), "{\"pause\": null}"))
                        .get("version"))
                .isEqualTo(saved.get("version"));
    }

    @Test
    void all_invalid_fields_of_a_schedule_are_listed_together() {
        var answer = seller.put(link(), """
                {"timeZone": "Europe/Nowhere", "startsAt": "2026-03-01T00:00:00Z", "endsAt": "2026-03-01T00:00:00Z",
                 "openingHours": {"monday": [{"from": "09:00", "to": "17:00"}, {"from": "16:00", "to": "18:00"}]}}""");

        requireProblem(answer, 400, "request.invalid");
        assertThat(json(answer).get("errors").findValuesAsString("field"))
                .containsExactly("timeZone", "openingHours.monday[1]", "endsAt");
        requireProblem(seller.put(link(), "{\"openingHours\": {\"monday\": []}}"), 400, "request.invalid");
        requireProblem(seller.put(link(), "{\"pause\": {\"reason\": \" \"}}"), 400, "request.invalid");
        requireProblem(seller.put(link(), "{\"weeklyCap\": -1}"), 400, "request.invalid");
        requireProblem(seller.put(link(), "{\"startsAt\": \"tomorrow\"}"), 400, "request.invalid");
    }

    @Test
    void caps_of_weeks_and_months_are_those_of_the_zone_of_the_link_and_are_shown() {
        requireSuccess(seller.put(link(), "{\"weeklyCap\": 1, \"timeZone\": \"America/New_York\"}"));

        assertThat(ask()).startsWith("DIAL");
        assertThat(ask()).isEqualTo("STOP|21|clients.limits-reached");
        JsonNode caps = requireSuccess(seller.get(path + "/caps")).get("links").get(0);
        assertThat(caps.get("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(caps.get("caps").get("weekly").get("left").asInt()).isZero();
        assertThat(caps.get("caps").get("monthly").get("taken").asInt()).isEqualTo(1);
        assertThat(requireSuccess(seller.get(link())).get("left").get("weekly").asInt())
                .isZero();
        assertThat(routing.query("SELECT to_char(week_start AT TIME ZONE 'America/New_York', 'FMDay HH24:MI')"
                        + " FROM caps WHERE id = '" + caps.get("linkId").asString() + "'"))
                .isEqualTo("Monday 00:00");
    }

    @Test
    void a_paused_link_gets_no_call_and_an_explanation_says_why() {
        requireSuccess(seller.put(link(), "{\"pause\": {\"reason\": \"Agents in training\"}}"));

        assertThat(ask()).isEqualTo("STOP|20|clients.none-eligible");
        assertThat(requireSuccess(seller.get(
                                "/api/v1/routes/explain?number=" + number.e164().substring(1)))
                        .get("trace")
                        .toString())
                .contains("\"link.not-paused\",\"passed\":false,\"detail\":\"Agents in training\"");
    }

    private String ask() {
        return routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164()));
    }

    private String link() {
        return path + "/clients/" + client.id();
    }

    private static UUID id(JsonNode entity) {
        return UUID.fromString(entity.get("id").asString());
    }
}
