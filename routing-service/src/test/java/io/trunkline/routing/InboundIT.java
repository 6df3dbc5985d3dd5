package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.routing.TenantFixture.EndpointFixture;
import io.trunkline.telephony.CallLeg;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.JsonLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InboundIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final EndpointFixture first = town.createClient();
    private final EndpointFixture second = town.createClient();
    private final String call = TenantFixture.newCallId();
    private final QuestionFields asked =
            QuestionFields.inbound(call, number.e164().substring(1));

    @Test
    void a_number_routes_to_the_first_client_of_its_campaign_under_a_lease() {
        var campaign = town.createCampaign(List.of(number), List.of(first, second), List.of());

        String line = routing.askNext(asked);

        assertThat(line)
                .matches("DIAL\\|[0-9a-f-]{36}\\|PJSIP/\\" + number.e164() + "@" + first.endpointId()
                        + "\\|20\\|\\|" + town.tenantId + ","
                        + campaign.get("id").asString() + ",[0-9a-f-]{36},"
                        + first.id()
                        + ",," + number.id());
        CallRouted said = routing.awaitRouted(routed -> routed.callId().equals(call));
        assertThat(said.answer()).isEqualTo(CallRouted.AnswerKind.DIAL);
        assertThat(said.fact().leaseId().toString()).isEqualTo(line.split("\\|")[1]);
        assertThat(said.fact().ids().clientId()).isEqualTo(first.id());
        assertThat(said.trace())
                .filteredOn(CallRouted.Candidate::chosen)
                .singleElement()
                .satisfies(chosen -> assertThat(chosen.id()).isEqualTo(first.id()));
    }

    @Test
    void a_busy_client_is_followed_by_the_next_and_each_is_tried_once() {
        town.createCampaign(List.of(number), List.of(first, second), List.of());

        assertThat(routing.askNext(asked)).contains("@" + first.endpointId());
        QuestionFields again = asked.nextAttempt("BUSY", 17, "486");
        assertThat(routing.askNext(again)).contains("@" + second.endpointId());
        assertThat(heldLeases()).isEqualTo("2");
        assertThat(routing.askNext(again.nextAttempt("BUSY", 17, "486"))).isEqualTo("STOP|17|clients.busy");
        assertThat(heldLeases()).isEmpty();
        CallRouted stop = routing.awaitRouted(
                routed -> routed.callId().equals(call) && routed.fact().leg().equals(CallLeg.attempt(3)));
        assertThat(stop.reason()).isEqualTo("clients.busy");
        assertThat(stop.previous().sipStatus()).isEqualTo(486);
    }

    @Test
    void a_ring_timeout_ends_the_call() {
        town.createCampaign(List.of(number), List.of(first, second), List.of());
        routing.askNext(asked);

        assertThat(routing.askNext(asked.nextAttempt("NOANSWER", 0, ""))).isEqualTo("STOP|19|attempt.no-answer");
    }

    @Test
    void repeating_a_question_gives_the_same_answer() {
        town.createCampaign(List.of(number), List.of(first), List.of());

        String line = routing.askNext(asked);

        assertThat(routing.askNext(asked)).isEqualTo(line);
        assertThat(routing.query("SELECT count(*) FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("1");
    }

    @Test
    void an_ended_call_gets_no_further_lease() {
        town.createCampaign(List.of(number), List.of(first, second), List.of());
        routing.askNext(asked);

        routing.reportEnd(call, 1);

        assertThat(heldLeases()).isEmpty();
        assertThat(routing.askNext(asked.nextAttempt("BUSY", 17, "486"))).isEqualTo("STOP|16|call.ended");
        assertThat(routing.askNext(asked)).isEqualTo("STOP|16|call.ended");
    }

    @Test
    void an_unreachable_client_is_skipped_until_it_is_reachable_again() {
        town.createCampaign(List.of(number), List.of(first, second), List.of());
        town.publishStatus(first, Aspect.CONTACT, State.UNREACHABLE, 7);
        awaitState(first, "unreachable");

        assertThat(routing.askNext(asked)).contains("@" + second.endpointId());

        town.publishStatus(first, Aspect.CONTACT, State.REACHABLE, 6);
        town.publishStatus(first, Aspect.CONTACT, State.REMOVED, 8);
        awaitState(first, "removed");
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                .contains("@" + second.endpointId());
    }

    @Test
    void every_rejected_call_has_a_specific_reason() {
        TenantFixture.DidFixture without = town.createNumber();

        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), "14045550000")))
                .isEqualTo("STOP|1|number.unknown");
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), "12")))
                .isEqualTo("STOP|28|number.invalid");
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), without.e164())))
                .isEqualTo("STOP|3|number.without-campaign");
        town.createCampaign(List.of(number), List.of(), List.of());
        assertThat(routing.askNext(asked)).isEqualTo("STOP|20|clients.none-eligible");
    }

    @Test
    void new_calls_from_a_carrier_in_maintenance_are_refused_and_calls_in_progress_go_on() {
        EndpointFixture carrier = town.createIpCarrier(50);
        town.createCampaign(List.of(number), List.of(first, second), List.of());
        QuestionFields inProgress = asked.with("endpoint", carrier.endpointId());
        assertThat(routing.askNext(inProgress)).contains("@" + first.endpointId());

        town.setCarrierStatus(carrier, 2, CarrierChanged.Status.MAINTENANCE);

        assertThat(routing.askNext(inProgress.nextAttempt("BUSY", 17, "486"))).contains("@" + second.endpointId());
        String newCall = TenantFixture.newCallId();
        QuestionFields refused = QuestionFields.inbound(newCall, number.e164()).with("endpoint", carrier.endpointId());
        assertThat(routing.askNext(refused)).isEqualTo("STOP|42|carrier.inactive");
        CallRouted stop = routing.awaitRouted(routed -> routed.callId().equals(newCall));
        assertThat(stop.fact().ids().carrierId()).isEqualTo(carrier.id());

        town.setCarrierStatus(carrier, 3, CarrierChanged.Status.ACTIVE);
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())
                        .with("endpoint", carrier.endpointId())))
                .startsWith("DIAL|");
    }

    /// All carriers of the fixture have the same host.
    @Test
    void of_carriers_at_one_host_the_trunk_of_the_called_number_is_the_one_that_sent_the_call() {
        EndpointFixture seen = town.createIpCarrier(10);
        EndpointFixture trunk = town.createIpCarrier(50);
        EndpointFixture registered = town.createRegistrationCarrier(10);
        TenantFixture.DidFixture ofTrunk = town.createNumber(DidChanged.Status.ACTIVE, null, trunk.endpointId());
        town.createCampaign(List.of(number, ofTrunk), List.of(first), List.of());

        assertThat(carrierOf(ofTrunk, seen)).isEqualTo(trunk.id());
        assertThat(carrierOf(number, seen)).as("a number without a trunk").isEqualTo(seen.id());
        assertThat(carrierOf(ofTrunk, registered))
                .as("a registration is certain")
                .isEqualTo(registered.id());
        assertThat(carrierOf(ofTrunk, registered, "line", "1")).isEqualTo(registered.id());
        assertThat(carrierOf(ofTrunk, registered, "line", "0"))
                .as("the node knows only the address")
                .isEqualTo(trunk.id());
        assertThat(carrierOf(number, registered, "line", "0")).isEqualTo(registered.id());

        town.setCarrierStatus(trunk, 2, CarrierChanged.Status.MAINTENANCE);
        assertThat(routing.askNext(from(seen, TenantFixture.newCallId(), ofTrunk)))
                .isEqualTo("STOP|42|carrier.inactive");
    }

    @Test
    void of_carriers_at_one_host_the_one_with_the_header_of_the_account_is_the_one_that_sent_the_call() {
        EndpointFixture seen = town.createAccount(10, "X-Account", "1 " + call);
        EndpointFixture named = town.createAccount(50, "x-account", "2 " + call);
        EndpointFixture trunk = town.createIpCarrier(60);
        EndpointFixture without = town.createIpCarrier(5);
        EndpointFixture registered = town.createRegistrationCarrier(10);
        TenantFixture.DidFixture ofTrunk = town.createNumber(DidChanged.Status.ACTIVE, null, trunk.endpointId());
        town.createCampaign(List.of(number, ofTrunk), List.of(first), List.of());

        assertThat(carrierOf(number, seen, "account", "2 " + call)).isEqualTo(named.id());
        assertThat(carrierOf(ofTrunk, seen, "account", "2 " + call))
                .as("before the trunk of the number")
                .isEqualTo(named.id());
        assertThat(carrierOf(number, seen, "account", "3 " + call))
                .as("of no carrier")
                .isEqualTo(seen.id());
        assertThat(carrierOf(ofTrunk, seen, "account", "3 " + call))
                .as("of no carrier")
                .isEqualTo(trunk.id());
        assertThat(carrierOf(number, seen, "account", "\u00002 " + call)).isEqualTo(seen.id());
        assertThat(carrierOf(number, without, "account", "2 " + call))
                .as("another header, which the node did not read")
                .isEqualTo(without.id());
        assertThat(carrierOf(number, registered, "account", "2 " + call))
                .as("a registration is certain")
                .isEqualTo(registered.id());

        town.setCarrierStatus(named, 3, CarrierChanged.Status.MAINTENANCE);
        assertThat(carrierOf(number, seen, "account", "2 " + call))
                .as("an account without the header any more")
                .isEqualTo(seen.id());
    }

    @ParameterizedTest
    @CsvSource({"+14045550000, number.unknown", "12, number.invalid", "'', number.invalid"})
    void a_refused_call_without_a_tenant_has_the_carrier_that_it_came_in_from(String dialed, String reason) {
        EndpointFixture carrier = town.createIpCarrier(50);
        EndpointFixture other = town.createRegistrationCarrier(50);
        EndpointFixture account = town.createAccount(50, "X-Account", "1 " + call);
        EndpointFixture named = town.createAccount(60, "X-Account", "2 " + call);
        QuestionFields refused = asked.with("number", dialed);

        assertThat(carrierOfRefused(refused.with("endpoint", carrier.endpointId()), reason))
                .isEqualTo(carrier.id());
        assertThat(carrierOfRefused(refused.with("endpoint", other.endpointId()), reason))
                .as("the same number from another carrier")
                .isEqualTo(other.id());
        QuestionFields fromAccount = refused.with("endpoint", account.endpointId());
        assertThat(carrierOfRefused(fromAccount.with("account", "2 " + call), reason))
                .isEqualTo(named.id());
        assertThat(carrierOfRefused(fromAccount, reason)).isEqualTo(account.id());
        assertThat(carrierOfRefused(refused.with("endpoint", "carrier-unknown"), reason))
                .isNull();
        assertThat(carrierOfRefused(refused, reason)).as("no endpoint").isNull();

        town.setCarrierStatus(carrier, 2, CarrierChanged.Status.MAINTENANCE);
        assertThat(carrierOfRefused(refused.with("endpoint", carrier.endpointId()), reason))
                .as("in maintenance")
                .isEqualTo(carrier.id());
    }

    @Test
    void a_refused_call_to_a_number_without_a_campaign_has_the_carrier_that_it_came_in_from() {
        EndpointFixture carrier = town.createIpCarrier(50);
        QuestionFields refused = QuestionFields.inbound(call, number.e164()).with("endpoint", carrier.endpointId());

        assertThat(carrierOfRefused(refused, "number.without-campaign")).isEqualTo(carrier.id());
    }

    private @Nullable UUID carrierOfRefused(QuestionFields question, String reason) {
        String id = TenantFixture.newCallId();
        assertThat(routing.askNext(question.with("call", id)))
                .startsWith("STOP|")
                .endsWith("|" + reason);
        return routing.awaitRouted(routed -> routed.callId().equals(id))
                .fact()
                .ids()
                .carrierId();
    }

    private UUID carrierOf(TenantFixture.DidFixture called, EndpointFixture endpoint) {
        return carrierOf(called, endpoint, "line", "");
    }

    private UUID carrierOf(TenantFixture.DidFixture called, EndpointFixture endpoint, String field, String value) {
        String id = TenantFixture.newCallId();
        assertThat(routing.askNext(from(endpoint, id, called).with(field, value)))
                .startsWith("DIAL|");
        return routing.awaitRouted(routed -> routed.callId().equals(id))
                .fact()
                .ids()
                .carrierId();
    }

    private static QuestionFields from(EndpointFixture endpoint, String call, TenantFixture.DidFixture called) {
        return QuestionFields.inbound(call, called.e164()).with("endpoint", endpoint.endpointId());
    }

    @Test
    void a_call_without_a_number_is_refused_and_recorded() {
        assertThat(routing.askNext(asked.with("number", ""))).isEqualTo("STOP|28|number.invalid");

        CallRouted stop = routing.awaitRouted(routed -> routed.callId().equals(call));
        assertThat(stop.reason()).isEqualTo("number.invalid");
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "500&PJSIP/19005550000@carrier",
                "14045551001|60",
                "14045551001@x",
                "${SHELL(reboot)}",
                "'; DROP TABLE x",
                "1404555\n1001",
                "%00",
                "１４０４");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void hostile_input_is_stopped_and_recorded_without_being_repeated(String hostile) {
        assertThat(routing.askNext(asked.with("number", hostile))).isEqualTo("STOP|111|question.malformed");
        assertThat(routing.askNext(asked.with("endpoint", hostile))).isEqualTo("STOP|111|question.malformed");
        assertThat(routing.askNext(asked.with("call", hostile))).isEqualTo("STOP|111|question.malformed");

        CallRouted said = routing.awaitRouted(routed -> routed.callId().equals(call));
        assertThat(said.reason()).isEqualTo("question.malformed");
        assertThat(said.number()).isNull();
    }

    @Test
    void the_log_line_about_a_malformed_question_has_its_call() {
        try (JsonLog log = new JsonLog("io.trunkline.routing.dialplan.AnswerQuestion")) {
            assertThat(routing.askNext(asked.with("number", "'"))).isEqualTo("STOP|111|question.malformed");

            assertThat(log.line("callId", call).path("level").asString()).isEqualTo("WARN");
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void a_caller_that_is_no_number_is_not_repeated_in_the_event(String hostile) {
        assertThat(routing.askNext(asked.with("from", hostile)))
                .startsWith("STOP|")
                .doesNotContain(hostile);

        CallRouted routed = routing.awaitRouted(event -> event.callId().equals(call));
        assertThat(routed.from()).isNull();
    }

    @Test
    void the_number_of_a_caller_who_asks_for_privacy_is_not_recorded() {
        town.createCampaign(List.of(number), List.of(first), List.of());

        assertThat(routing.askNext(asked.with("from", "+13125550111").with("privacy", "1")))
                .startsWith("DIAL|");

        CallRouted routed = routing.awaitRouted(event -> event.callId().equals(call));
        assertThat(routed.from()).isNull();
        assertThat(routed.assertedFrom()).isEqualTo("+13125550111");
        assertThat(routed.trace().toString()).doesNotContain("3125550111");
    }

    @Test
    void a_warm_answer_takes_milliseconds() {
        town.createCampaign(List.of(number), List.of(first, second), List.of());
        long[] micros = IntStream.range(0, 300)
                .mapToLong(_ -> microsOfAnAnswer())
                .skip(100)
                .sorted()
                .toArray();

        assertThat(micros[micros.length / 2])
                .as("median in microseconds; the margin is for a busy machine")
                .isLessThan(1_000_000);
    }

    private long microsOfAnAnswer() {
        QuestionFields question = QuestionFields.inbound(TenantFixture.newCallId(), number.e164());
        long began = System.nanoTime();
        var _ = routing.postForm("/dialplan/next", question.fields());
        return (System.nanoTime() - began) / 1_000;
    }

    @Test
    void the_dialplan_port_requires_its_token_and_answers_its_own_paths_only() {
        var dialplan = routing.dialplan();

        assertThat(dialplan.withToken(null).post("/dialplan/next", "call=x").statusCode())
                .isEqualTo(401);
        assertThat(dialplan.withToken("wrong").post("/dialplan/next", "call=x").statusCode())
                .isEqualTo(401);
        assertThat(dialplan.withToken(routing.tokens.admin())
                        .post("/dialplan/next", "call=x")
                        .statusCode())
                .isEqualTo(401);
        assertThat(dialplan.get("/dialplan/next").statusCode()).isEqualTo(405);
        assertThat(dialplan.get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(dialplan.post("/dialplan/next", "call=" + "x".repeat(9000)).statusCode())
                .isEqualTo(413);
        assertThat(routing.postForm("/dialplan/ended", Map.of("call", "x")).statusCode())
                .isEqualTo(400);
        assertThat(routing.api().post("/dialplan/next", "call=x").statusCode()).isEqualTo(404);
    }

    private String heldLeases() {
        return routing.query("SELECT attempt FROM leases WHERE call_id = '" + call + "' AND state = 'held'");
    }

    private void awaitState(EndpointFixture endpoint, String state) {
        Await.until(
                "the state is heard",
                () -> routing.query(
                                "SELECT state FROM endpoint_states WHERE endpoint_id = '" + endpoint.endpointId() + "'")
                        .equals(state));
    }
}
