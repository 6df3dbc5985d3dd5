package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.routing.Town.Endpoint;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Endpoint first = town.client();
    private final Endpoint second = town.client();
    private final String call = Town.call();
    private final Question asked = Question.inbound(call, number.e164().substring(1));

    @Test
    void a_number_leads_to_the_first_client_of_its_campaign_under_a_lease() {
        var campaign = town.campaign(List.of(number), List.of(first, second), List.of());

        String line = routing.next(asked);

        assertThat(line)
                .matches("DIAL\\|[0-9a-f-]{36}\\|PJSIP/\\" + number.e164() + "@" + first.name()
                        + "\\|20\\|\\|" + town.tenant + "," + campaign.get("id").asString() + ",[0-9a-f-]{36},"
                        + first.id()
                        + ",," + number.id());
        CallRouted said = routing.routed(routed -> routed.callId().equals(call));
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
        town.campaign(List.of(number), List.of(first, second), List.of());

        assertThat(routing.next(asked)).contains("@" + first.name());
        Question again = asked.after("BUSY", 17, "486");
        assertThat(routing.next(again)).contains("@" + second.name());
        assertThat(held()).isEqualTo("2");
        assertThat(routing.next(again.after("BUSY", 17, "486"))).isEqualTo("STOP|17|clients.busy");
        assertThat(held()).isEmpty();
        CallRouted stop = routing.routed(
                routed -> routed.callId().equals(call) && routed.fact().attempt() == 3);
        assertThat(stop.reason()).isEqualTo("clients.busy");
        assertThat(stop.previous().sipStatus()).isEqualTo(486);
    }

    @Test
    void ringing_out_ends_the_call() {
        town.campaign(List.of(number), List.of(first, second), List.of());
        routing.next(asked);

        assertThat(routing.next(asked.after("NOANSWER", 0, ""))).isEqualTo("STOP|19|attempt.no-answer");
    }

    @Test
    void asking_again_for_the_same_attempt_gives_the_same_answer() {
        town.campaign(List.of(number), List.of(first), List.of());

        String line = routing.next(asked);

        assertThat(routing.next(asked)).isEqualTo(line);
        assertThat(routing.ask("SELECT count(*) FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("1");
    }

    @Test
    void a_call_that_has_ended_gets_nothing_any_more() {
        town.campaign(List.of(number), List.of(first, second), List.of());
        routing.next(asked);

        routing.ended(call, 1);

        assertThat(held()).isEmpty();
        assertThat(routing.next(asked.after("BUSY", 17, "486"))).isEqualTo("STOP|16|call.ended");
        assertThat(routing.next(asked)).isEqualTo("STOP|16|call.ended");
    }

    @Test
    void a_client_that_the_node_says_is_away_is_passed_over_until_it_is_back() {
        town.campaign(List.of(number), List.of(first, second), List.of());
        town.status(first, Aspect.CONTACT, State.UNREACHABLE, 7);
        stateIs(first, "unreachable");

        assertThat(routing.next(asked)).contains("@" + second.name());

        town.status(first, Aspect.CONTACT, State.REACHABLE, 6);
        town.status(first, Aspect.CONTACT, State.REMOVED, 8);
        stateIs(first, "removed");
        assertThat(routing.next(Question.inbound(Town.call(), number.e164()))).contains("@" + second.name());
    }

    @Test
    void every_way_to_nobody_says_why() {
        Town.Number without = town.number();

        assertThat(routing.next(Question.inbound(Town.call(), "14045550000"))).isEqualTo("STOP|1|number.unknown");
        assertThat(routing.next(Question.inbound(Town.call(), "12"))).isEqualTo("STOP|28|number.invalid");
        assertThat(routing.next(Question.inbound(Town.call(), without.e164())))
                .isEqualTo("STOP|3|number.without-campaign");
        town.campaign(List.of(number), List.of(), List.of());
        assertThat(routing.next(asked)).isEqualTo("STOP|20|clients.none-eligible");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500&PJSIP/19005550000@carrier",
                "14045551001|60",
                "14045551001@x",
                "${SHELL(reboot)}",
                "'; DROP TABLE x",
                "1404555\n1001",
                "%00",
                "１４０４"
            })
    void hostile_input_is_stopped_and_recorded_without_being_repeated(String hostile) {
        assertThat(routing.next(asked.with("number", hostile))).isEqualTo("STOP|111|question.malformed");
        assertThat(routing.next(asked.with("from", hostile))).isEqualTo("STOP|111|question.malformed");
        assertThat(routing.next(asked.with("endpoint", hostile))).isEqualTo("STOP|111|question.malformed");
        assertThat(routing.next(asked.with("call", hostile))).isEqualTo("STOP|111|question.malformed");

        CallRouted said = routing.routed(routed -> routed.callId().equals(call));
        assertThat(said.reason()).isEqualTo("question.malformed");
        assertThat(said.number()).isNull();
    }

    @Test
    void a_warm_answer_takes_milliseconds() {
        town.campaign(List.of(number), List.of(first, second), List.of());
        long[] micros = IntStream.range(0, 300)
                .mapToLong(_ -> microsOfAnAnswer())
                .skip(100)
                .sorted()
                .toArray();

        assertThat(micros[micros.length / 2])
                .as("median in microseconds; the margin is for a busy machine")
                .isLessThan(200_000);
    }

    private long microsOfAnAnswer() {
        Question question = Question.inbound(Town.call(), number.e164());
        long began = System.nanoTime();
        var _ = routing.form("/dialplan/next", question.fields());
        return (System.nanoTime() - began) / 1_000;
    }

    @Test
    void only_the_dialplan_is_answered_and_only_what_it_may_ask() {
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
        assertThat(routing.form("/dialplan/ended", Map.of("call", "x")).statusCode())
                .isEqualTo(400);
        assertThat(routing.api().post("/dialplan/next", "call=x").statusCode()).isEqualTo(404);
    }

    private String held() {
        return routing.ask("SELECT attempt FROM leases WHERE call_id = '" + call + "' AND state = 'held'");
    }

    private void stateIs(Endpoint endpoint, String state) {
        Await.until(
                "the state is heard",
                () -> routing.ask("SELECT state FROM endpoint_states WHERE endpoint_id = '" + endpoint.name() + "'")
                        .equals(state));
    }
}
