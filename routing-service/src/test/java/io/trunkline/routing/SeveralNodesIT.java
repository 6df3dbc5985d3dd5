package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.routing.TenantFixture.EndpointFixture;
import io.trunkline.telephony.CallId;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two nodes, of which a carrier and a client are registered at one. The replica asks no node for snapshots.
class SeveralNodesIT {
    private static final String PERSON = "+13125550111";
    private static final RoutingServiceFixture ROUTING = RoutingServiceFixture.shared()
            .replica(Map.of(
                    "trunkline.routing.nodes", "north,south",
                    "trunkline.routing.snapshot-interval", "1h",
                    "trunkline.routing.node-unreachable-after", "2h"));

    private final TenantFixture town = new TenantFixture(ROUTING);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final EndpointFixture client = town.createClient();
    private final EndpointFixture other = town.createClient();
    private final EndpointFixture registered = town.createRegistrationCarrier(10);
    private final EndpointFixture ip = town.createIpCarrier(20);

    @AfterAll
    static void stop() {
        ROUTING.stop();
    }

    @AfterEach
    void forgetUnreachable() {
        ROUTING.query("DELETE FROM watched_nodes WHERE node IN ('north', 'south')");
    }

    @Test
    void a_client_is_dialed_from_the_node_at_which_it_has_registered() {
        town.createCampaign(List.of(number), List.of(client, other), List.of());
        publish("south", client, Aspect.CONTACT, State.REACHABLE);

        assertThat(answer("north")).contains("@" + other.endpointId());
        assertThat(answer("south")).contains("@" + client.endpointId());

        publish("north", client, Aspect.CONTACT, State.REACHABLE);
        assertThat(answer("north")).contains("@" + client.endpointId());
    }

    @Test
    void a_limit_holds_for_the_calls_of_both_nodes_together() {
        String campaign = town.createCampaign(List.of(number), List.of(client), List.of())
                .get("id")
                .asString();
        requireSuccess(ROUTING.api()
                .put(
                        "/api/v1/campaigns/" + campaign + "/clients/" + client.id(),
                        "{\"priority\": 1, \"maxConcurrency\": 1}"));
        String call = TenantFixture.newCallId();

        assertThat(ROUTING.askNext(inbound(call, "north"))).startsWith("DIAL|");
        assertThat(answer("south")).startsWith("STOP|");

        ROUTING.reportEnd(call, 1);
        assertThat(answer("south")).startsWith("DIAL|");
    }

    @Test
    void a_carrier_is_used_on_the_node_that_is_registered_with_it() {
        publish("south", registered, Aspect.REGISTRATION, State.REGISTERED);
        String campaign = campaign(registered, ip);

        assertThat(nodesOf(6, campaign, "")).containsOnly("south");

        makeUnreachable("south");
        String call = place(campaign, "");
        assertThat(new CallId(call).node()).isEqualTo("north");
        assertThat(ROUTING.askNext(QuestionFields.outbound(call, PERSON).with("node", "north")))
                .contains("@" + ip.endpointId());
        ROUTING.reportEnd(call, 1);
    }

    @Test
    void a_call_that_is_connected_to_a_client_is_placed_on_the_node_of_its_contact() {
        publish("north", client, Aspect.CONTACT, State.REACHABLE);
        publish("south", registered, Aspect.REGISTRATION, State.REGISTERED);
        String connect = ", \"connect\": {\"client\": \"" + client.id() + "\"}";

        assertThat(nodesOf(6, campaign(registered, ip), connect)).containsOnly("north");
    }

    @Test
    void no_call_is_placed_on_an_unreachable_node() {
        String campaign = campaign(ip);
        assertThat(nodesOf(20, campaign, "")).contains("north", "south");

        makeUnreachable("south");

        assertThat(nodesOf(6, campaign, "")).containsOnly("north");
    }

    private static void makeUnreachable(String node) {
        ROUTING.query("INSERT INTO watched_nodes (node, watched_since, asked_at, unreachable_since) VALUES ('" + node
                + "', now(), now() + interval '1 hour', now())");
    }

    private String campaign(EndpointFixture... carriers) {
        return town.createCampaign(List.of(), List.of(), List.of(carriers))
                .get("id")
                .asString();
    }

    /// The answer to the first question of a new call on the node, whose lease is released again: another replica
    /// would ask the node for its calls, and find it unreachable.
    private String answer(String node) {
        String call = TenantFixture.newCallId();
        String answer = ROUTING.askNext(inbound(call, node));
        ROUTING.reportEnd(call, 1);
        return answer;
    }

    private QuestionFields inbound(String call, String node) {
        return QuestionFields.inbound(call, number.e164()).with("node", node);
    }

    /// The nodes of placed calls.
    private List<String> nodesOf(int calls, String campaign, String connect) {
        return IntStream.range(0, calls)
                .mapToObj(_ -> new CallId(place(campaign, connect)).node())
                .toList();
    }

    private static String place(String campaign, String connect) {
        String order = "{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign + "\"" + connect + "}";
        return requireSuccess(ROUTING.api().post("/api/v1/calls", order))
                .get("callId")
                .asString();
    }

    private void publish(String node, EndpointFixture endpoint, Aspect aspect, State state) {
        town.publishStatus(node, endpoint, aspect, state, 1);
        Await.until(
                node + " has reported " + endpoint.endpointId(),
                () -> !ROUTING.query("SELECT 1 FROM endpoint_states WHERE node = '" + node + "' AND endpoint_id = '"
                                + endpoint.endpointId() + "'")
                        .isEmpty());
    }
}
