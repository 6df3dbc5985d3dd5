package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.configuration.CampaignChanged;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Links that take calls by their tags.
class CallTagsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture solar = tenant.createClient();
    private final TenantFixture.EndpointFixture others = tenant.createClient();
    private final JsonNode created =
            tenant.createCampaign(List.of(number), List.of(solar, others), List.of(tenant.createIpCarrier(1)));
    private final String campaign = "/api/v1/campaigns/" + created.get("id").asString();

    @Test
    void an_inbound_call_goes_to_the_first_link_that_takes_its_tags() {
        link(solar, "{\"requiredTags\": {\"vertical\": [\"Solar\", \"roofing\"], \"source\": []}}");
        link(others, "{\"excludedTags\": {\"source\": [\"fb\"]}}");

        assertThat(ask("vertical=solar; Source=fb")).contains("@" + solar.endpointId());
        assertThat(ask("vertical=wind; source=tv")).contains("@" + others.endpointId());
        assertThat(ask("")).contains("@" + others.endpointId());
        assertThat(ask("vertical=wind; source=FB")).isEqualTo("STOP|21|clients.tags-not-accepted");
    }

    @Test
    void the_event_has_the_tags_and_the_trace_says_why_a_link_did_not_take_the_call() {
        link(solar, "{\"requiredTags\": {\"vertical\": [\"solar\"]}}");
        String call = TenantFixture.newCallId();

        assertThat(ask(call, "vertical=wind; \u0000<bad>")).contains("@" + others.endpointId());

        CallRouted routed = routing.awaitRouted(event -> event.callId().equals(call));
        assertThat(routed.tags()).isEqualTo(Map.of("vertical", "wind"));
        assertThat(routed.trace().toString())
                .contains("kind=tags, id=null, name=vertical=wind")
                .contains("name=tags.valid, passed=false, detail=ignored 1")
                .contains("name=link.tags, passed=false, detail=vertical=wind, requires solar");
    }

    @Test
    void a_hostile_header_does_not_lose_the_call() {
        assertThat(ask("%".repeat(300) + ";=;;=" + "a=".repeat(300))).startsWith("DIAL");
        assertThat(ask("\uFFFD\r\nX-Evil: 1")).startsWith("DIAL");
    }

    @Test
    void the_rules_are_stored_shown_published_and_removed() {
        JsonNode saved = link(
                solar,
                "{\"requiredTags\": {\"vertical\": [\"solar\", \"wind power\"]}, \"excludedTags\": {\"source\": []}}");

        assertThat(saved.get("requiredTags").toString()).isEqualTo("{\"vertical\":[\"solar\",\"wind power\"]}");
        assertThat(saved.get("excludedTags").toString()).isEqualTo("{\"source\":[]}");
        UUID id = UUID.fromString(created.get("id").asString());
        CampaignChanged event = routing.awaitCampaign(changed ->
                changed.campaignId().equals(id) && changed.links().stream().anyMatch(one -> one.tagRules() != null));
        assertThat(event.links())
                .extracting(CampaignChanged.Link::tagRules)
                .contains(new CampaignChanged.TagRules(
                        Map.of("vertical", List.of("solar", "wind power")), Map.of("source", List.of())));
        JsonNode removed =
                requireSuccess(patch(routing.api(), campaign + "/clients/" + solar.id(), "{\"requiredTags\": null}"));
        assertThat(removed.get("requiredTags").isEmpty()).isTrue();
        assertThat(removed.get("excludedTags").toString()).isEqualTo("{\"source\":[]}");
    }

    @Test
    void a_placed_call_is_connected_by_the_tags_of_its_order() {
        link(solar, "{\"requiredTags\": {\"vertical\": [\"solar\"]}}");
        String taken = place(", \"tags\": {\"vertical\": \"solar\"}");
        String refused = place(", \"tags\": {\"vertical\": \"wind\"}");

        String dialed = "DIAL";
        assertThat(routing.askNext(QuestionFields.connect(taken, solar.id().toString())))
                .startsWith(dialed);
        assertThat(routing.askNext(QuestionFields.connect(refused, solar.id().toString())))
                .isEqualTo("STOP|21|clients.tags-not-accepted");
        assertThat(routing.awaitRouted(event -> event.callId().equals(taken)).tags())
                .isEqualTo(Map.of("vertical", "solar"));
        assertThat(json(routing.api().get("/api/v1/calls/" + taken)).get("tags").toString())
                .isEqualTo("{\"vertical\":\"solar\"}");
    }

    @Test
    void tags_in_another_form_are_refused_and_named() {
        var order = routing.api()
                .post(
                        "/api/v1/calls",
                        "{\"to\": \"+17065550111\", \"tenantId\": \"" + tenant.tenantId
                                + "\", \"tags\": {\"Vertical\": \"solar\", \"source\": \"a;b\"}}");
        var link = routing.api()
                .put(campaign + "/clients/" + solar.id(), "{\"requiredTags\": {\"vertical\": [\"a|b\", null]}}");

        requireProblem(order, 400, "request.invalid");
        requireProblem(link, 400, "request.invalid");
        assertThat(json(order).get("errors").toString()).contains("tags");
        assertThat(json(link).get("errors").toString()).contains("requiredTags");
    }

    @Test
    void an_explanation_of_a_call_with_tags_says_which_link_takes_it() {
        link(solar, "{\"requiredTags\": {\"vertical\": [\"solar\"]}}");
        String question = "{\"number\": \"" + number.e164() + "\", \"tags\": \"%s\"}";

        JsonNode explained = requireSuccess(
                routing.api().post("/api/v1/routes/explain", question.formatted("vertical=solar; source=fb")));
        assertThat(explained.get("dialString").asString()).endsWith("@" + solar.endpointId());
        requireProblem(
                routing.api().post("/api/v1/routes/explain", question.formatted("vertical")), 400, "request.invalid");
    }

    private String place(String more) {
        return requireSuccess(routing.api()
                        .post(
                                "/api/v1/calls",
                                "{\"to\": \"+17065550111\", \"campaignId\": \""
                                        + created.get("id").asString() + "\", \"connect\": {\"client\": \"" + solar.id()
                                        + "\"}" + more + "}"))
                .get("callId")
                .asString();
    }

    private JsonNode link(TenantFixture.EndpointFixture client, String settings) {
        return requireSuccess(patch(routing.api(), campaign + "/clients/" + client.id(), settings));
    }

    private String ask(String tags) {
        return ask(TenantFixture.newCallId(), tags);
    }

    private String ask(String call, String tags) {
        return routing.askNext(QuestionFields.inbound(call, number.e164()).with("tags", tags));
    }
}
