package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.routing.TenantFixture.EndpointFixture;
import io.trunkline.testkit.Await;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboundIT {
    private static final String PERSON = "+13125550111";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final EndpointFixture ip = town.createIpCarrier(10);
    private final EndpointFixture registered = town.createRegistrationCarrier(20);

    @Test
    void a_placed_call_is_originated_on_a_node_and_uses_the_campaigns_first_carrier() {
        String campaign = campaign(ip, registered);

        String call = place("{\"to\": \"(312) 555-0111\", \"campaignId\": \"" + campaign
                + "\", \"connect\": {\"context\": \"DynamicIVR\"}, \"reference\": {\"leadId\": \"7\"}}");

        NodeCommand command = commandFor(call);
        assertThat(call).matches("ast1-[0-9]{10}\\.t[a-z0-9]{12}");
        assertThat(command.node()).isEqualTo("ast1");
        assertThat(command.deadline()).isAfter(command.issuedAt());
        assertThat(command.originate().channel()).isEqualTo("Local/" + PERSON + "@trunkline-outbound/n");
        assertThat(command.originate().context()).isEqualTo("DynamicIVR");
        assertThat(command.originate().callerId()).isEqualTo(number.e164());
        assertThat(command.originate().variables())
                .containsEntry("__TRUNKLINE_CALL", call)
                .containsEntry("__TRUNKLINE_TENANT", town.tenantId.toString())
                .containsEntry("__TRUNKLINE_DID", number.id().toString());
        assertThat(routing.askNext(QuestionFields.outbound(call, PERSON)))
                .contains("|PJSIP/13125550111@" + ip.endpointId() + "|20|" + number.e164() + "|" + town.tenantId + ","
                        + campaign)
                .endsWith("," + ip.id() + "," + number.id());
        assertThat(routing.awaitRouted(routed -> routed.callId().equals(call)).reference())
                .containsEntry("leadId", "7");
    }

    @Test
    void a_carrier_failure_moves_to_the_next_carrier_and_a_called_party_failure_ends_the_call() {
        String campaign = campaign(ip, registered);
        String call = place("{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign + "\"}");
        QuestionFields asked = QuestionFields.outbound(call, PERSON);
        routing.askNext(asked);

        assertThat(routing.askNext(asked.nextAttempt("CONGESTION", 34, "503")))
                .contains("|PJSIP/" + registered.endpointId() + "/sip:13125550111@sip.example.net:5060|");
        assertThat(routing.askNext(asked.nextAttempt("CONGESTION", 34, "503").nextAttempt("BUSY", 17, "486")))
                .isEqualTo("STOP|17|attempt.busy");
    }

    @Test
    void a_carrier_that_lost_its_registration_is_skipped() {
        String campaign = campaign(registered, ip);
        town.publishStatus(registered, Aspect.REGISTRATION, State.REJECTED, 1);
        Await.until(
                "the state is heard",
                () -> !routing.query(
                                "SELECT 1 FROM endpoint_states WHERE endpoint_id = '" + registered.endpointId() + "'")
                        .isEmpty());
        String call = place("{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign + "\"}");

        assertThat(routing.askNext(QuestionFields.outbound(call, PERSON))).contains("@" + ip.endpointId());
    }

    @Test
    void the_answered_leg_joins_a_client_under_a_lease_of_its_own() {
        EndpointFixture client = town.createClient();
        String campaign = town.createCampaign(List.of(), List.of(client), List.of(ip))
                .get("id")
                .asString();
        String call = place("{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign
                + "\", \"connect\": {\"client\": \"" + client.id() + "\"}}");
        routing.askNext(QuestionFields.outbound(call, PERSON));

        assertThat(requireSuccess(routing.api().get("/api/v1/calls/" + call))
                        .at("/connect/client")
                        .asString())
                .isEqualTo(client.id().toString());
        NodeCommand command = commandFor(call);
        assertThat(command.originate().context()).isEqualTo("trunkline-connect-client");
        assertThat(command.originate().exten()).isEqualTo(client.id().toString());
        assertThat(routing.askNext(QuestionFields.connect(call, client.id().toString())))
                .contains("|PJSIP/" + number.e164() + "@" + client.endpointId() + "|30||");
        assertThat(requireSuccess(routing.api().get("/api/v1/leases?callId=" + call))
                        .get("items"))
                .extracting(lease -> lease.path("attempt").asInt(0) + ","
                        + lease.path("connectLeg").asInt(0))
                .containsExactly("1,0", "0,1");
    }

    @Test
    void an_answered_leg_of_a_tenant_that_was_suspended_meanwhile_is_not_connected() {
        TenantFixture suspended = new TenantFixture(routing);
        suspended.createNumber();
        EndpointFixture client = suspended.createClient();
        String call = place("{\"to\": \"" + PERSON + "\", \"tenantId\": \"" + suspended.tenantId
                + "\", \"connect\": {\"client\": \"" + client.id() + "\"}}");
        routing.askNext(QuestionFields.outbound(call, PERSON));

        suspended.suspendTenant(2);

        assertThat(routing.askNext(QuestionFields.connect(call, client.id().toString())))
                .isEqualTo("STOP|21|tenant.suspended");
    }

    @Test
    void a_dial_prefix_uses_its_prefix_dialplan_which_requests_admission_too() {
        EndpointFixture carrier = town.createCarrierWithPrefix("77");
        String call =
                place("{\"to\": \"" + PERSON + "\", \"dialPrefix\": \"77\", \"tenantId\": \"" + town.tenantId + "\"}");

        assertThat(commandFor(call).originate().channel()).isEqualTo("Local/7713125550111@from-campaign/n");
        assertThat(routing.askNext(QuestionFields.prefix(call, carrier.endpointId(), "13125550111")))
                .contains("|PJSIP/13125550111@" + carrier.endpointId() + "|25|" + number.e164() + "|");
        assertThat(routing.askNext(QuestionFields.prefix(TenantFixture.newCallId(), carrier.endpointId(), "13125550111")
                        .with("from", number.e164())))
                .contains("|" + number.e164() + "|" + town.tenantId + ",");
        assertThat(routing.askNext(QuestionFields.prefix(TenantFixture.newCallId(), "nobody", "13125550111")))
                .isEqualTo("STOP|3|carrier.unknown");
    }

    @Test
    void the_least_used_did_is_the_caller_id_and_its_limit_holds() {
        TenantFixture.DidFixture limited = town.createNumber(DidChanged.Status.ACTIVE, 1L, "PJSIP");
        String order = "{\"to\": \"" + PERSON + "\", \"carrier\": \"" + ip.endpointId() + "\", \"tenantId\": \""
                + town.tenantId + "\"";
        place(order + ", \"from\": \"" + limited.e164() + "\"}");

        requireProblem(
                routing.api().post("/api/v1/calls", order + ", \"from\": \"" + limited.id() + "\"}"),
                409,
                "call.did-unusable");
        String call = place(order + "}");
        assertThat(callerIdOf(call)).isEqualTo(number.e164());
    }

    @Test
    void rotation_takes_the_least_used_active_did_under_its_limit_then_the_lowest_id() {
        town.createNumber(DidChanged.Status.INACTIVE, null, "PJSIP");
        town.createNumber(DidChanged.Status.ACTIVE, 0L, "PJSIP");
        List<TenantFixture.DidFixture> byId = Stream.of(number, town.createNumber(), town.createNumber())
                .sorted(Comparator.comparing(each -> each.id().toString()))
                .toList();
        String order = "{\"to\": \"" + PERSON + "\", \"carrier\": \"" + ip.endpointId() + "\", \"tenantId\": \""
                + town.tenantId + "\"";
        String second = ", \"from\": \"" + byId.get(1).e164() + "\"}";
        place(order + second);

        assertThat(Stream.generate(() -> callerIdOf(place(order + "}"))).limit(4))
                .containsExactly(
                        byId.get(0).e164(),
                        byId.get(2).e164(),
                        byId.get(0).e164(),
                        byId.get(1).e164());
    }

    @Test
    void an_inactive_caller_id_and_another_tenants_are_refused_with_their_own_codes() {
        TenantFixture.DidFixture inactive = town.createNumber(DidChanged.Status.INACTIVE, null, "PJSIP");
        TenantFixture.DidFixture others = new TenantFixture(routing).createNumber();
        String tenant = ", \"tenantId\": \"" + town.tenantId + "\"}";

        requireOrderRefused("\"from\": \"" + inactive.e164() + "\"" + tenant, 409, "call.did-unusable");
        requireOrderRefused("\"from\": \"" + inactive.id() + "\"" + tenant, 409, "call.did-unusable");
        requireOrderRefused("\"from\": \"" + others.e164() + "\"" + tenant, 422, "did.unknown");
        requireOrderRefused("\"from\": \"" + others.id() + "\"" + tenant, 422, "did.unknown");
    }

    @Test
    void a_dids_own_trunk_is_used_for_its_calls() {
        TenantFixture.DidFixture trunked = town.createNumber(DidChanged.Status.ACTIVE, null, registered.endpointId());

        String call = place("{\"to\": \"" + PERSON + "\", \"from\": \"" + trunked.e164() + "\"}");

        assertThat(routing.askNext(QuestionFields.outbound(call, PERSON)))
                .contains("PJSIP/" + registered.endpointId() + "/sip:");
    }

    @Test
    void an_idempotency_key_places_one_call_and_refuses_a_different_request() {
        String order = "{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}";
        String key = UUID.randomUUID().toString();
        String call = requireSuccess(routing.api().post("/api/v1/calls", order, "Idempotency-Key", key))
                .get("callId")
                .asString();

        assertThat(requireSuccess(routing.api().post("/api/v1/calls", order, "Idempotency-Key", key))
                        .get("callId")
                        .asString())
                .isEqualTo(call);
        requireProblem(
                routing.api().post("/api/v1/calls", order.replace("0111", "0112"), "Idempotency-Key", key),
                409,
                "request.idempotency-conflict");
        assertThat(routing.query("SELECT total FROM caps WHERE id = '" + number.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void progress_is_shown_and_a_call_that_was_not_originated_returns_its_usage() {
        String order = "{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}";
        String answered = place(order);
        String never = place(order);

        routing.topics.publish(
                NodeEvents.progress(answered, CallProgress.Kind.RINGING, 1, "c1"),
                NodeEvents.progress(answered, CallProgress.Kind.ANSWERED, 1, "c1"),
                NodeEvents.progress(answered, CallProgress.Kind.RINGING, 1, "c1"),
                NodeEvents.completed(answered),
                NodeEvents.notOriginated(never, "expired"),
                NodeEvents.notOriginated(never, "expired"));

        Await.until("the end is shown", () -> stateOf(answered).equals("ended"));
        Await.until("the refusal is shown", () -> stateOf(never).equals("not-originated"));
        var shown = json(routing.api().get("/api/v1/calls/" + answered));
        assertThat(shown.get("steps").size()).isEqualTo(2);
        assertThat(json(routing.api().get("/api/v1/calls/" + never))
                        .get("reason")
                        .asString())
                .isEqualTo("expired");
        assertThat(routing.query("SELECT total FROM caps WHERE id = '" + number.id() + "'"))
                .isEqualTo("1");
        assertThat(routing.askNext(QuestionFields.outbound(never, PERSON))).isEqualTo("STOP|16|call.ended");
    }

    @Test
    void invalid_requests_are_refused_with_specific_codes() {
        String tenant = ", \"tenantId\": \"" + town.tenantId + "\"}";
        TenantFixture empty = new TenantFixture(routing);

        var invalid = routing.api().post("/api/v1/calls", "{\"to\": \"500&PJSIP/x\"" + tenant);
        requireProblem(invalid, 400, "number.invalid");
        assertThat(json(invalid).get("detail").asString()).startsWith("Invalid phone number:");
        var none = routing.api()
                .post("/api/v1/calls", "{\"to\": \"" + PERSON + "\", \"tenantId\": \"" + empty.tenantId + "\"}");
        requireProblem(none, 409, "did.none-available");
        assertThat(json(none).get("detail").asString()).isEqualTo("No available DIDs configured for this tenant");
        requireOrderRefused("\"from\": \"+14045550001\"" + tenant, 422, "did.unknown");
        requireOrderRefused("\"carrier\": \"nobody\"" + tenant, 422, "carrier.unknown");
        requireOrderRefused("\"campaignId\": \"" + UUID.randomUUID() + "\"" + tenant, 422, "campaign.unknown");
        assertThat(detailOfRefusal("\"connect\": {\"context\": \"default\"}" + tenant, 422, "call.connect-refused"))
                .endsWith("allowed: DynamicIVR");
        UUID unknown = UUID.randomUUID();
        assertThat(detailOfRefusal(
                        "\"connect\": {\"client\": \"" + unknown + "\"}" + tenant, 422, "call.connect-refused"))
                .isEqualTo("There is no active client " + unknown);
        assertThat(detailOfRefusal("\"rotation\": {\"areaCode\": \"999\"}" + tenant, 409, "did.none-available"))
                .contains("matches all filters of rotation");
        assertThat(detailOfRefusal(
                        "\"rotation\": {}, \"tenantId\": \"" + empty.tenantId + "\"}", 409, "did.none-available"))
                .endsWith("for this tenant");
        requireOrderRefused("\"carrier\": \"x\", \"dialPrefix\": \"9\"" + tenant, 422, "call.route-ambiguous");
        requireOrderRefused("\"dialPrefix\": \"90210\"" + tenant, 409, "call.no-route");
        requireOrderRefused("\"colour\": \"blue\"" + tenant, 400, "request.unknown-field");
        requireProblem(routing.api().post("/api/v1/calls", "{"), 400, "request.malformed-json");
    }

    @Test
    void sellers_may_use_their_own_tenants_entities_only() {
        TenantFixture other = new TenantFixture(routing);
        var seller = routing.api().withToken(routing.tokens.seller(other.tenantId));
        String campaign = campaign(ip, registered);
        String call = place("{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}");
        other.createNumber();

        requireProblem(seller.get("/api/v1/calls/" + call), 404, "resource.not-found");
        String to = "{\"to\": \"" + PERSON + "\", ";
        requireProblem(
                seller.post("/api/v1/calls", to + "\"campaignId\": \"" + campaign + "\"}"), 422, "campaign.unknown");
        requireProblem(seller.post("/api/v1/calls", to + "\"from\": \"" + number.id() + "\"}"), 422, "did.unknown");
        requireProblem(
                seller.post("/api/v1/calls", to + "\"carrier\": \"" + ip.endpointId() + "\"}"), 422, "carrier.unknown");
        requireProblem(
                seller.post("/api/v1/calls", to + "\"tenantId\": \"" + town.tenantId + "\"}"), 422, "tenant.unknown");
        requireProblem(
                seller.get("/api/v1/routes/explain?direction=outbound&number=13125550111&campaignId=" + campaign),
                422,
                "campaign.unknown");
        requireProblem(
                seller.get("/api/v1/routes/explain?number=" + number.e164().substring(1)), 422, "did.unknown");
        requireProblem(seller.get("/api/v1/leases"), 403, "auth.forbidden");
    }

    @Test
    void a_question_for_another_number_or_an_unknown_call_is_stopped() {
        String call = place("{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}");

        assertThat(routing.askNext(QuestionFields.outbound(call, "19005550000")))
                .isEqualTo("STOP|28|number.mismatch");
        assertThat(routing.askNext(QuestionFields.outbound(TenantFixture.newCallId(), PERSON)))
                .isEqualTo("STOP|21|call.unknown");
    }

    @Test
    void explaining_runs_the_decision_and_uses_no_capacity() {
        String campaign = campaign(ip, registered);

        var explained = requireSuccess(routing.api()
                .get("/api/v1/routes/explain?direction=outbound&number=13125550111&campaignId=" + campaign));

        assertThat(explained.get("answer").asString()).isEqualTo("dial");
        assertThat(explained.get("dialString").asString()).isEqualTo("PJSIP/13125550111@" + ip.endpointId());
        assertThat(explained.get("trace").size()).isPositive();
    }

    private String campaign(EndpointFixture... carriers) {
        return town.createCampaign(List.of(), List.of(), List.of(carriers))
                .get("id")
                .asString();
    }

    private String place(String order) {
        return requireSuccess(routing.api().post("/api/v1/calls", order))
                .get("callId")
                .asString();
    }

    private String callerIdOf(String call) {
        return json(routing.api().get("/api/v1/calls/" + call)).get("callerId").asString();
    }

    private NodeCommand commandFor(String call) {
        return routing.awaitCommand(command ->
                command.originate() != null && command.originate().callId().equals(call));
    }

    private void requireOrderRefused(String rest, int status, String code) {
        var _ = detailOfRefusal(rest, status, code);
    }

    private String detailOfRefusal(String rest, int status, String code) {
        var refused = routing.api().post("/api/v1/calls", "{\"to\": \"" + PERSON + "\", " + rest);
        requireProblem(refused, status, code);
        return json(refused).get("detail").asString();
    }

    private String stateOf(String call) {
        return json(routing.api().get("/api/v1/calls/" + call)).get("state").asString();
    }
}
