package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the caps of campaigns and links count, with reports of a node.
class CapsCountIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final JsonNode created = tenant.createCampaign(List.of(number), List.of(client), List.of());
    private final String campaign = "/api/v1/campaigns/" + created.get("id").asString();

    @Test
    void a_link_counts_calls_of_a_minimum_talk_time_only_and_shows_attempts_beside_them() {
        link("{\"totalCallsAllowed\": 1, \"dailyCap\": 1, \"minimumTalkSeconds\": 60}");
        String brief = call();
        assertThat(ask()).as("the call may still last a minute").isEqualTo("STOP|21|clients.limits-reached");

        talk(brief, 59);
        awaitTaken("total", 0);
        assertThat(cap("daily").toString()).contains("\"taken\":0,\"left\":1");
        assertThat(cap("daily").get("attempts").asInt()).isEqualTo(1);

        talk(call(), 60);
        awaitTaken("total", 1);
        assertThat(ask()).isEqualTo("STOP|21|clients.limits-reached");
        assertThat(cap("total").get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void a_call_whose_end_only_a_snapshot_shows_is_settled_by_its_longest_possible_talk_time() {
        link("{\"totalCallsAllowed\": 1, \"minimumTalkSeconds\": 3600}");
        String call = call();
        routing.topics.publish(NodeEvents.progressAt(call, CallProgress.Kind.ANSWERED, 1, null, Instant.now()));
        Await.until(
                "the answer is known",
                () -> !routing.query("SELECT 1 FROM leases WHERE answered AND call_id = '" + call + "'")
                        .isEmpty());
        assertThat(cap("total").get("taken").asInt()).isEqualTo(1);

        routing.topics.publish(NodeEvents.snapshot(Instant.now().plusSeconds(1), true));

        awaitTaken("total", 0);
        assertThat(routing.query("SELECT evidence, talk_bound FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("snapshot|t");
    }

    @Test
    void a_campaign_that_counts_attempts_keeps_unanswered_ones() {
        requireSuccess(RoutingServiceFixture.patch(
                routing.api(), campaign, "{\"totalCallsAllowed\": 1, \"capsCount\": \"attempts\"}"));
        String call = call();

        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()).nextAttempt("BUSY", 17, "486")))
                .isEqualTo("STOP|21|campaign.total-reached");
        assertThat(ask()).isEqualTo("STOP|21|campaign.total-reached");
    }

    @Test
    void what_counts_is_returned_and_published_and_a_contradiction_is_refused() {
        JsonNode saved = link("{\"capsCount\": \"answered\", \"minimumTalkSeconds\": 60}");

        assertThat(saved.get("capsCount").asString()).isEqualTo("answered");
        assertThat(link("{\"minimumTalkSeconds\": 60}").get("version"))
                .as("the same")
                .isEqualTo(saved.get("version"));
        UUID id = UUID.fromString(created.get("id").asString());
        var event = routing.awaitCampaign(changed ->
                changed.campaignId().equals(id) && changed.links().stream().anyMatch(link -> link.counting() != null));
        assertThat(event.links().getFirst().counting()).isEqualTo(new CampaignChanged.Counting("answered", 60));
        var refused = routing.api()
                .put(path(), "{\"capsCount\": \"attempts\", \"minimumTalkSeconds\": 60, \"timeZone\": \"Nowhere\"}");
        requireProblem(refused, 400, "request.invalid");
        assertThat(json(refused).get("errors").findValuesAsString("field"))
                .containsExactly("minimumTalkSeconds", "timeZone");
    }

    private void talk(String call, int seconds) {
        Instant now = Instant.now();
        routing.topics.publish(
                NodeEvents.progressAt(call, CallProgress.Kind.ANSWERED, 1, null, now),
                NodeEvents.progressAt(call, CallProgress.Kind.ATTEMPT_ENDED, 1, "ANSWER", now.plusSeconds(seconds)));
        Await.until(
                "the end of " + call + " is known",
                () -> !routing.query("SELECT 1 FROM leases WHERE talk_to IS NOT NULL AND NOT talk_bound AND call_id = '"
                                + call + "'")
                        .isEmpty());
    }

    private String call() {
        String call = TenantFixture.newCallId();
        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()))).startsWith("DIAL");
        return call;
    }

    private String ask() {
        return routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164()));
    }

    private JsonNode link(String settings) {
        return requireSuccess(routing.api().put(path(), settings));
    }

    private String path() {
        return campaign + "/clients/" + client.id();
    }

    private void awaitTaken(String cap, int number) {
        Await.until(cap + " is " + number, () -> cap(cap).get("taken").asInt() == number);
    }

    private JsonNode cap(String name) {
        return requireSuccess(routing.api().get(campaign + "/caps"))
                .get("links")
                .get(0)
                .get("caps")
                .get(name);
    }
}
