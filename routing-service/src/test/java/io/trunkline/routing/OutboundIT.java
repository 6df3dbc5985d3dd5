package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static io.trunkline.routing.RoutingUnderTest.json;
import static io.trunkline.routing.RoutingUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.routing.Town.Endpoint;
import io.trunkline.testkit.Await;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboundIT {
    private static final String PERSON = "+13125550111";

    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Endpoint ip = town.ipCarrier(10);
    private final Endpoint registered = town.registrationCarrier(20);

    @Test
    void a_call_is_ordered_from_a_node_and_leaves_by_the_campaigns_first_carrier() {
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
                .containsEntry("__TRUNKLINE_TENANT", town.tenant.toString())
                .containsEntry("__TRUNKLINE_DID", number.id().toString());
        assertThat(routing.next(Question.outbound(call, PERSON)))
                .contains(
                        "|PJSIP/13125550111@" + ip.name() + "|20|" + number.e164() + "|" + town.tenant + "," + campaign)
                .endsWith("," + ip.id() + "," + number.id());
        assertThat(routing.routed(routed -> routed.callId().equals(call)).reference())
                .containsEntry("leadId", "7");
    }

    @Test
    void the_next_carrier_is_tried_where_the_first_was_at_fault_and_nobody_where_the_person_was() {
        String campaign = campaign(ip, registered);
        String call = place("{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign + "\"}");
        Question asked = Question.outbound(call, PERSON);
        routing.next(asked);

        assertThat(routing.next(asked.after("CONGESTION", 34, "503")))
                .contains("|PJSIP/" + registered.name() + "/sip:13125550111@sip.example.net:5060|");
        assertThat(routing.next(asked.after("CONGESTION", 34, "503").after("BUSY", 17, "486")))
                .isEqualTo("STOP|17|attempt.busy");
    }

    @Test
    void a_carrier_that_lost_its_registration_is_skipped() {
        String campaign = campaign(registered, ip);
        town.status(registered, Aspect.REGISTRATION, State.REJECTED, 1);
        Await.until(
                "the state is heard",
                () -> !routing.ask("SELECT 1 FROM endpoint_states WHERE endpoint_id = '" + registered.name() + "'")
                        .isEmpty());
        String call = place("{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign + "\"}");

        assertThat(routing.next(Question.outbound(call, PERSON))).contains("@" + ip.name());
    }

    @Test
    void the_answered_leg_joins_a_client_under_a_lease_of_its_own() {
        Endpoint client = town.client();
        String campaign =
                town.campaign(List.of(), List.of(client), List.of(ip)).get("id").asString();
        String call = place("{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign
                + "\", \"connect\": {\"client\": \"" + client.id() + "\"}}");
        routing.next(Question.outbound(call, PERSON));

        NodeCommand command = commandFor(call);
        assertThat(command.originate().context()).isEqualTo("trunkline-connect-client");
        assertThat(command.originate().exten()).isEqualTo(client.id().toString());
        assertThat(routing.next(Question.connect(call, client.id().toString())))
                .contains("|PJSIP/" + number.e164() + "@" + client.name() + "|30||");
        assertThat(routing.ask("SELECT attempt FROM leases WHERE call_id = '" + call
                        + "' AND state = 'held' ORDER BY attempt"))
                .isEqualTo("1\n101");
    }

    @Test
    void a_dial_prefix_leaves_by_its_static_block_which_asks_too() {
        Endpoint carrier = town.carrierWithPrefix("77");
        String call =
                place("{\"to\": \"" + PERSON + "\", \"dialPrefix\": \"77\", \"tenantId\": \"" + town.tenant + "\"}");

        assertThat(commandFor(call).originate().channel()).isEqualTo("Local/7713125550111@from-campaign/n");
        assertThat(routing.next(Question.prefix(call, carrier.name(), "13125550111")))
                .contains("|PJSIP/13125550111@" + carrier.name() + "|25|" + number.e164() + "|");
        assertThat(routing.next(Question.prefix(Town.call(), carrier.name(), "13125550111")
                        .with("from", number.e164())))
                .contains("|" + number.e164() + "|" + town.tenant + ",");
        assertThat(routing.next(Question.prefix(Town.call(), "nobody", "13125550111")))
                .isEqualTo("STOP|3|carrier.unknown");
    }

    @Test
    void the_least_used_number_is_shown_and_a_limit_holds() {
        Town.Number limited = town.number(DidChanged.Status.ACTIVE, 1L, "PJSIP");
        String order = "{\"to\": \"" + PERSON + "\", \"carrier\": \"" + ip.name() + "\", \"tenantId\": \"" + town.tenant
                + "\"";
        place(order + ", \"from\": \"" + limited.e164() + "\"}");

        refused(
                routing.api().post("/api/calls", order + ", \"from\": \"" + limited.id() + "\"}"),
                409,
                "call.did-unusable");
        String call = place(order + "}");
        assertThat(shown(call)).isEqualTo(number.e164());
    }

    @Test
    void the_rotation_takes_the_least_used_active_number_under_its_limit_then_the_lowest_id() {
        town.number(DidChanged.Status.INACTIVE, null, "PJSIP");
        town.number(DidChanged.Status.ACTIVE, 0L, "PJSIP");
        List<Town.Number> byId = Stream.of(number, town.number(), town.number())
                .sorted(Comparator.comparing(each -> each.id().toString()))
                .toList();
        String order = "{\"to\": \"" + PERSON + "\", \"carrier\": \"" + ip.name() + "\", \"tenantId\": \"" + town.tenant
                + "\"";
        String second = ", \"from\": \"" + byId.get(1).e164() + "\"}";
        place(order + second);

        assertThat(Stream.generate(() -> shown(place(order + "}"))).limit(4))
                .containsExactly(
                        byId.get(0).e164(),
                        byId.get(2).e164(),
                        byId.get(0).e164(),
                        byId.get(1).e164());
    }

    @Test
    void an_inactive_number_or_another_tenants_is_refused_by_name() {
        Town.Number inactive = town.number(DidChanged.Status.INACTIVE, null, "PJSIP");
        Town.Number others = new Town(routing).number();
        String tenant = ", \"tenantId\": \"" + town.tenant + "\"}";

        order("\"from\": \"" + inactive.e164() + "\"" + tenant, 409, "call.did-unusable");
        order("\"from\": \"" + inactive.id() + "\"" + tenant, 409, "call.did-unusable");
        order("\"from\": \"" + others.e164() + "\"" + tenant, 422, "call.did-not-found");
        order("\"from\": \"" + others.id() + "\"" + tenant, 422, "call.did-not-found");
    }

    @Test
    void the_numbers_own_trunk_carries_its_calls() {
        Town.Number trunked = town.number(DidChanged.Status.ACTIVE, null, registered.name());

        String call = place("{\"to\": \"" + PERSON + "\", \"from\": \"" + trunked.e164() + "\"}");

        assertThat(routing.next(Question.outbound(call, PERSON))).contains("PJSIP/" + registered.name() + "/sip:");
    }

    @Test
    void the_same_key_places_one_call_and_another_request_under_it_is_refused() {
        String order = "{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}";
        String key = UUID.randomUUID().toString();
        String call = accepted(routing.api().post("/api/calls", order, "Idempotency-Key", key))
                .get("callId")
                .asString();

        assertThat(accepted(routing.api().post("/api/calls", order, "Idempotency-Key", key))
                        .get("callId")
                        .asString())
                .isEqualTo(call);
        refused(
                routing.api().post("/api/calls", order.replace("0111", "0112"), "Idempotency-Key", key),
                409,
                "request.idempotency-conflict");
        assertThat(routing.ask("SELECT total FROM caps WHERE id = '" + number.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void progress_is_shown_and_a_call_that_was_not_placed_gives_its_usage_back() {
        String order = "{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}";
        String answered = place(order);
        String never = place(order);

        routing.wire.publish(
                Facts.step(answered, CallProgress.Kind.RINGING, 1, "c1"),
                Facts.step(answered, CallProgress.Kind.ANSWERED, 1, "c1"),
                Facts.step(answered, CallProgress.Kind.RINGING, 1, "c1"),
                Facts.completed(answered),
                Facts.notOriginated(never, "expired"),
                Facts.notOriginated(never, "expired"));

        Await.until("the end is shown", () -> stateOf(answered).equals("ended"));
        Await.until("the refusal is shown", () -> stateOf(never).equals("not_originated"));
        var shown = json(routing.api().get("/api/calls/" + answered));
        assertThat(shown.get("steps").size()).isEqualTo(2);
        assertThat(json(routing.api().get("/api/calls/" + never)).get("reason").asString())
                .isEqualTo("expired");
        assertThat(routing.ask("SELECT total FROM caps WHERE id = '" + number.id() + "'"))
                .isEqualTo("1");
        assertThat(routing.next(Question.outbound(never, PERSON))).isEqualTo("STOP|16|call.ended");
    }

    @Test
    void what_is_wrong_with_an_order_is_said_in_plain_words() {
        String tenant = ", \"tenantId\": \"" + town.tenant + "\"}";
        Town empty = new Town(routing);

        var invalid = routing.api().post("/api/calls", "{\"to\": \"500&PJSIP/x\"" + tenant);
        refused(invalid, 422, "call.number-invalid");
        assertThat(json(invalid).get("detail").asString()).startsWith("Invalid phone number:");
        var none = routing.api()
                .post("/api/calls", "{\"to\": \"" + PERSON + "\", \"tenantId\": \"" + empty.tenant + "\"}");
        refused(none, 409, "call.no-did-available");
        assertThat(json(none).get("detail").asString()).isEqualTo("No available DIDs configured for this tenant");
        order("\"from\": \"+14045550001\"" + tenant, 422, "call.did-not-found");
        order("\"carrier\": \"nobody\"" + tenant, 422, "call.carrier-not-found");
        order("\"campaignId\": \"" + UUID.randomUUID() + "\"" + tenant, 422, "call.campaign-not-found");
        order("\"connect\": {\"context\": \"default\"}" + tenant, 422, "call.connect-refused");
        order("\"connect\": {\"client\": \"" + UUID.randomUUID() + "\"}" + tenant, 422, "call.connect-refused");
        order("\"carrier\": \"x\", \"dialPrefix\": \"9\"" + tenant, 422, "call.route-ambiguous");
        order("\"dialPrefix\": \"90210\"" + tenant, 409, "call.no-route");
        order("\"colour\": \"blue\"" + tenant, 400, "request.unknown-field");
        refused(routing.api().post("/api/calls", "{"), 400, "request.malformed-json");
    }

    @Test
    void sellers_use_their_own_tenants_things_only() {
        Town other = new Town(routing);
        var seller = routing.api().withToken(routing.tokens.seller(other.tenant));
        String campaign = campaign(ip, registered);
        String call = place("{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}");
        other.number();

        refused(seller.get("/api/calls/" + call), 404, "resource.not-found");
        String to = "{\"to\": \"" + PERSON + "\", ";
        refused(
                seller.post("/api/calls", to + "\"campaignId\": \"" + campaign + "\"}"),
                422,
                "call.campaign-not-found");
        refused(seller.post("/api/calls", to + "\"from\": \"" + number.id() + "\"}"), 422, "call.did-not-found");
        refused(seller.post("/api/calls", to + "\"carrier\": \"" + ip.name() + "\"}"), 422, "call.carrier-not-found");
        refused(
                seller.post("/api/calls", to + "\"tenantId\": \"" + town.tenant + "\"}"),
                422,
                "campaign.tenant-unknown");
        refused(
                seller.get("/api/routes/explain?direction=outbound&number=13125550111&campaignId=" + campaign),
                404,
                "resource.not-found");
        refused(seller.get("/api/routes/explain?number=" + number.e164().substring(1)), 404, "resource.not-found");
        refused(seller.get("/api/leases"), 403, "auth.forbidden");
    }

    @Test
    void an_order_of_another_number_or_an_unknown_call_dials_nobody() {
        String call = place("{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\"}");

        assertThat(routing.next(Question.outbound(call, "19005550000"))).isEqualTo("STOP|28|number.mismatch");
        assertThat(routing.next(Question.outbound(Town.call(), PERSON))).isEqualTo("STOP|21|call.unknown");
    }

    @Test
    void explaining_runs_the_decision_and_takes_nothing() {
        String campaign = campaign(ip, registered);

        var explained = accepted(
                routing.api().get("/api/routes/explain?direction=outbound&number=13125550111&campaignId=" + campaign));

        assertThat(explained.get("answer").asString()).isEqualTo("dial");
        assertThat(explained.get("dialString").asString()).isEqualTo("PJSIP/13125550111@" + ip.name());
        assertThat(explained.get("trace").size()).isPositive();
    }

    private String campaign(Endpoint... carriers) {
        return town.campaign(List.of(), List.of(), List.of(carriers)).get("id").asString();
    }

    private String place(String order) {
        return accepted(routing.api().post("/api/calls", order)).get("callId").asString();
    }

    private String shown(String call) {
        return json(routing.api().get("/api/calls/" + call)).get("numberShown").asString();
    }

    private NodeCommand commandFor(String call) {
        return routing.command(command ->
                command.originate() != null && command.originate().callId().equals(call));
    }

    private void order(String rest, int status, String code) {
        refused(routing.api().post("/api/calls", "{\"to\": \"" + PERSON + "\", " + rest), status, code);
    }

    private String stateOf(String call) {
        return json(routing.api().get("/api/calls/" + call)).get("state").asString();
    }
}
