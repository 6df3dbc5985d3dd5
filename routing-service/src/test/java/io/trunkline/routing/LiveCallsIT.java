package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.ConnectTo;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ListPages;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Calls in progress of a tenant that receives a call and places calls.
class LiveCallsIT {
    private static final String LIVE = "/api/v1/live-calls";
    private static final String CALLER = "13125550199";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final TenantFixture.EndpointFixture carrier = tenant.createIpCarrier(1);
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));
    private final RestClient stranger = routing.api().withToken(routing.tokens.seller(UUID.randomUUID()));
    private final String call = TenantFixture.newCallId();
    private String campaign;

    @BeforeEach
    void start_an_inbound_call() {
        campaign = tenant.createCampaign(List.of(number), List.of(client), List.of(carrier))
                .get("id")
                .asString();
        startInbound(call);
    }

    private void startInbound(String id) {
        assertThat(routing.askNext(QuestionFields.inbound(id, number.e164()).with("endpoint", carrier.endpointId())))
                .startsWith("DIAL|");
    }

    @Test
    void a_call_in_progress_is_shown_with_its_parties_and_its_state() {
        JsonNode dialing = live(call);

        assertThat(dialing.get("state").asString()).isEqualTo("dialing");
        assertThat(dialing.get("answeredAt").isNull()).isTrue();
        assertThat(dialing.get("direction").asString()).isEqualTo("inbound");
        assertThat(dialing.at("/tenant/id").asString()).isEqualTo(tenant.tenantId.toString());
        assertThat(dialing.at("/campaign/id").asString()).isEqualTo(campaign);
        assertThat(dialing.at("/client/id").asString()).isEqualTo(client.id().toString());
        assertThat(dialing.at("/client/name").isNull()).isFalse();
        assertThat(dialing.at("/carrier/id").asString()).isEqualTo(carrier.id().toString());
        assertThat(dialing.at("/did/name").asString()).isEqualTo(number.e164());
        assertThat(dialing.get("from").asString()).isEqualTo(CALLER);
        assertThat(dialing.get("number").asString()).isEqualTo(number.e164());
        assertThat(dialing.get("node").asString()).isEqualTo("ast1");
        assertThat(dialing.get("attempt").asInt()).isEqualTo(1);
        assertThat(dialing.get("placed").asBoolean()).isFalse();

        answer(call);

        JsonNode answered = live(call);
        assertThat(Instant.parse(answered.get("answeredAt").asString()))
                .isAfter(Instant.parse(answered.get("attemptStartedAt").asString()));

        routing.reportEnd(call, 1);

        requireProblem(seller.get(LIVE + "/" + call), 404, "resource.not-found");
    }

    @Test
    void a_caller_who_withholds_the_number_is_shown_without_it_to_everybody() {
        String withheld = TenantFixture.newCallId();
        assertThat(routing.askNext(QuestionFields.inbound(withheld, number.e164())
                        .with("from", "+17065557316")
                        .with("privacy", "1")))
                .startsWith("DIAL|");

        for (RestClient reader : List.of(seller, routing.api())) {
            String shown = reader.get(LIVE + "/" + withheld).body();
            assertThat(shown).contains("\"from\":null").doesNotContain("7065557316");
            assertThat(reader.get(LIVE + "?number=*7316").body()).doesNotContain(withheld);
        }
        assertThat(routing.api().get("/api/v1/leases?limit=200").body()).doesNotContain("7065557316");
    }

    @Test
    void calls_are_listed_by_their_filters_and_in_pages() {
        String other = TenantFixture.newCallId();
        String last = TenantFixture.newCallId();
        startInbound(other);
        startInbound(last);
        answer(last);
        String mine = "tenantId=" + tenant.tenantId;

        assertThat(listed(mine)).containsExactly(last, other, call);
        assertThat(listed(mine + "&sort=startedAt")).containsExactly(call, other, last);
        assertThat(new ListPages(routing.api(), LIVE, "callId").count(mine)).isEqualTo(3);
        assertThat(listed(mine + "&state=answered")).containsExactly(last);
        assertThat(listed(mine + "&callId=" + other)).containsExactly(other);
        for (String matching : List.of(
                "state=answered&state=dialing&direction=inbound&node=ast1",
                "campaignId=" + campaign + "&clientId=" + client.id(),
                "carrierId=" + carrier.id() + "&didId=" + number.id(),
                "number=1312*",
                "number=" + number.e164().substring(1))) {
            assertThat(listed(mine + "&" + matching)).as(matching).hasSize(3);
        }
        for (String without : List.of(
                "direction=outbound",
                "node=ast9",
                "campaignId=" + UUID.randomUUID(),
                "clientId=" + carrier.id(),
                "carrierId=" + client.id(),
                "didId=" + UUID.randomUUID(),
                "number=*77777*")) {
            assertThat(listed(mine + "&" + without)).as(without).isEmpty();
        }
        assertThat(new ListPages(routing.api(), LIVE, "callId").problemCode("number=x"))
                .isEqualTo("request.invalid");
    }

    @Test
    void a_seller_sees_its_own_calls_only() {
        assertThat(new ListPages(seller, LIVE, "callId").all("")).containsExactly(call);
        assertThat(new ListPages(stranger, LIVE, "callId").all("")).isEmpty();
        requireProblem(stranger.get(LIVE + "?tenantId=" + tenant.tenantId), 422, "tenant.unknown");
        requireProblem(stranger.get(LIVE + "/" + call), 404, "resource.not-found");
        requireProblem(hangUp(stranger, call), 404, "resource.not-found");
    }

    @Test
    void a_placed_call_is_shown_while_it_rings_and_with_the_client_that_it_is_connected_to() {
        String placed = requireSuccess(seller.post(
                        "/api/v1/calls",
                        "{\"to\": \"+13125550111\", \"campaignId\": \"%s\", \"connect\": {\"client\": \"%s\"}}"
                                .formatted(campaign, client.id())))
                .get("callId")
                .asString();
        assertThat(routing.askNext(
                        QuestionFields.outbound(placed, "13125550111").with("campaign", campaign)))
                .startsWith("DIAL|");
        routing.topics.publish(NodeEvents.progress(placed, Kind.RINGING, 1, placed + "1"));

        Await.until("it rings", () -> live(placed).get("state").asString().equals("ringing"));

        assertThat(live(placed).get("ringingAt").isNull()).isFalse();
        assertThat(live(placed).get("placed").asBoolean()).isTrue();
        assertThat(live(placed).get("number").asString()).isEqualTo("+13125550111");
        assertThat(live(placed).get("callerId").asString()).isEqualTo(number.e164());
        assertThat(live(placed).get("client").isNull()).isTrue();
        assertThat(live(placed).at("/connect/client/id").asString())
                .isEqualTo(client.id().toString());
        assertThat(live(placed).at("/connect/client/name").isNull()).isFalse();
        assertThat(live(call).get("connect").isNull()).as("an inbound call").isTrue();
        assertThat(routing.awaitRouted(routed -> routed.callId().equals(placed)).connect())
                .isEqualTo(new ConnectTo(client.id(), null));

        answer(placed);
        assertThat(routing.askNext(QuestionFields.connect(placed, client.id().toString())))
                .startsWith("DIAL|");

        assertThat(live(placed).at("/client/id").asString())
                .isEqualTo(client.id().toString());
        assertThat(live(placed).at("/carrier/id").asString())
                .isEqualTo(carrier.id().toString());
    }

    @Test
    void a_stream_has_all_calls_first_then_those_that_change_and_the_ids_of_those_that_end() {
        try (EventStreamReader stream = EventStreamReader.follow(seller, LIVE + "/stream");
                EventStreamReader others = EventStreamReader.follow(stranger, LIVE + "/stream")) {
            EventStreamReader.ReceivedEvent first = stream.next();
            assertThat(first.event()).isEqualTo("state");
            assertThat(first.data().at("/calls/0/callId").asString()).isEqualTo(call);
            assertThat(others.next().data().get("calls")).isEmpty();

            answer(call);

            EventStreamReader.ReceivedEvent change = stream.next();
            assertThat(change.event()).isEqualTo("change");
            assertThat(change.data().at("/calls/0/state").asString()).isEqualTo("answered");

            routing.reportEnd(call, 1);

            assertThat(stream.next().data().at("/gone/0").asString()).isEqualTo(call);
        }
    }

    @Test
    void a_call_that_is_hung_up_gets_no_further_attempt_and_its_record_a_reason() {
        assertThat(hangUp(seller, call).statusCode()).isEqualTo(202);

        assertThat(routing.awaitCommand(command -> command.hangUp() != null
                                && command.hangUp().callId().equals(call))
                        .node())
                .isEqualTo("ast1");
        CallRouted decision = routing.awaitRouted(
                routed -> routed.callId().equals(call) && routed.fact().leg().isCall());
        assertThat(decision.answer()).isEqualTo(CallRouted.AnswerKind.STOP);
        assertThat(decision.reason()).isEqualTo("call.canceled");
        assertThat(decision.fact().ids().tenantId()).isEqualTo(tenant.tenantId);
        assertThat(live(call).get("hangUpRequestedAt").isNull()).isFalse();
        assertThat(hangUp(seller, call).statusCode()).as("again").isEqualTo(202);
        QuestionFields next = QuestionFields.inbound(call, number.e164()).nextAttempt("BUSY", 17, "486");
        assertThat(routing.askNext(next)).isEqualTo("STOP|16|call.canceled");
        var audited = requireSuccess(routing.api().get("/api/v1/audit/calls?entityId=" + call))
                .get("items");
        assertThat(audited.findValuesAsString("action")).containsExactly("hang-up");
    }

    @Test
    void a_call_that_has_ended_by_itself_cannot_be_hung_up() {
        routing.reportEnd(call, 1);

        requireProblem(hangUp(seller, call), 409, "call.already-ended");
        requireProblem(hangUp(seller, TenantFixture.newCallId()), 404, "resource.not-found");
    }

    private void answer(String id) {
        routing.topics.publish(NodeEvents.progress(id, Kind.ANSWERED, 1, id + "1"));
        Await.until("it is answered", () -> live(id).get("state").asString().equals("answered"));
    }

    private JsonNode live(String id) {
        return requireSuccess(seller.get(LIVE + "/" + id));
    }

    private List<String> listed(String parameters) {
        return new ListPages(routing.api(), LIVE, "callId").all(parameters);
    }

    private static HttpResponse<String> hangUp(RestClient user, String id) {
        return user.send("POST", LIVE + "/" + id + "/hangup", null);
    }
}
