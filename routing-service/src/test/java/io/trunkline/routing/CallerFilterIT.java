package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Callers that a campaign accepts by the place of their number.
class CallerFilterIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final JsonNode created = tenant.createCampaign(List.of(number), List.of(tenant.createClient()), List.of());
    private final String campaign = "/api/v1/campaigns/" + created.get("id").asString();

    /// 312 is in Illinois, 404 in Georgia.
    @Test
    void callers_from_other_places_and_excluded_ones_are_refused() {
        JsonNode saved = filter("{\"allowed\": [\"US\"], \"excluded\": [\"US-GA\", \"+1900\"]}");

        assertThat(saved.get("callerFilter").toString())
                .isEqualTo("{\"allowed\":[\"US\"],\"excluded\":[\"US-GA\",\"+1900\"]}");
        assertThat(ask("13125550199")).startsWith("DIAL");
        assertThat(ask("3125550199")).startsWith("DIAL");
        assertThat(ask("14045550199")).isEqualTo("STOP|21|caller.not-accepted");
        assertThat(ask("+34911234567")).isEqualTo("STOP|21|caller.not-accepted");
        assertThat(ask("anonymous")).isEqualTo("STOP|21|caller.not-accepted");
        UUID id = UUID.fromString(created.get("id").asString());
        var event = routing.awaitCampaign(changed -> changed.campaignId().equals(id) && changed.callerFilter() != null);
        assertThat(event.callerFilter())
                .isEqualTo(new CampaignChanged.CallerFilter(List.of("US"), List.of("US-GA", "+1900")));
        assertThat(requireSuccess(routing.api()
                                .get("/api/v1/routes/explain?from=14045550199&number="
                                        + number.e164().substring(1)))
                        .get("trace")
                        .toString())
                .contains("\"caller.accepted\",\"passed\":false,\"detail\":\"excluded US-GA\"");
    }

    @Test
    void entries_that_are_no_place_are_named() {
        var answer = patch(
                routing.api(),
                campaign,
                "{\"callerFilter\": {\"allowed\": [\"US\", \"Georgia\"], \"excluded\": [\"404\"]}}");

        requireProblem(answer, 400, "request.invalid");
        assertThat(json(answer).get("errors").findValuesAsString("field"))
                .containsExactly("callerFilter.allowed[1]", "callerFilter.excluded[0]");
    }

    private JsonNode filter(String filter) {
        return requireSuccess(patch(routing.api(), campaign, "{\"callerFilter\": " + filter + "}"));
    }

    private String ask(String from) {
        return routing.askNext(
                QuestionFields.inbound(TenantFixture.newCallId(), number.e164()).with("from", from));
    }
}
