package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static io.trunkline.routing.RoutingUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.configuration.CarrierChanged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where a call would go, and that it then goes there.
class ExplainIT {
    private static final String PERSON = "13125550111";

    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final String inbound = "/api/routes/explain?number=" + number.e164().substring(1) + "&from=13125550199";

    private JsonNode explained(String path) {
        return accepted(routing.api().get(path));
    }

    @Test
    void the_trace_of_the_call_that_follows_is_the_one_that_was_explained() {
        Town.Endpoint full = town.client();
        Town.Endpoint free = town.client();
        String campaign = town.campaign(List.of(number), List.of(full, free), List.of())
                .get("id")
                .asString();
        var _ = accepted(routing.api()
                .put(
                        "/api/campaigns/" + campaign + "/clients/" + full.id(),
                        "{\"priority\": 1, \"maxConcurrency\": 1}"));
        var _ = accepted(routing.api()
                .put(
                        "/api/campaigns/" + campaign + "/clients/" + free.id(),
                        "{\"priority\": 2, \"maxConcurrency\": 3}"));
        routing.next(Question.inbound(Town.call(), number.e164()));

        JsonNode explained = explained(inbound);

        assertThat(explained.get("dialString").asString()).endsWith("@" + free.name());
        assertThat(explained.get("tookMillis").asDouble()).isPositive();
        assertThat(lines(explained)).anyMatch(line -> line.endsWith("link.concurrency false 1 of 1"));
        assertThat(lines(explained)).anyMatch(line -> line.endsWith("link.concurrency true 0 of 3"));
        String call = Town.call();
        routing.next(Question.inbound(call, number.e164()));
        CallRouted routed = routing.routed(said -> said.callId().equals(call));
        assertThat(lines(explained)).isEqualTo(lines(routed));
        assertThat(routed.tookMillis()).isPositive();
    }

    @Test
    void a_caller_who_was_with_somebody_already_goes_on_as_that_ended() {
        Town.Endpoint first = town.client();
        Town.Endpoint second = town.client();
        var _ = town.campaign(List.of(number), List.of(first, second), List.of());

        assertThat(explained(inbound).get("dialString").asString()).endsWith("@" + first.name());
        for (String how : List.of("", ":486", ":busy", ":cause:17", ":unreachable")) {
            assertThat(explained(inbound + "&tried=" + first.id() + how)
                            .get("dialString")
                            .asString())
                    .as(how)
                    .endsWith("@" + second.name());
        }
        assertThat(explained(inbound + "&tried=" + first.id() + ":rang-out")
                        .get("reason")
                        .asString())
                .isEqualTo("attempt.no-answer");
        assertThat(explained(inbound + "&tried=" + first.id() + ":486&tried=" + second.id() + ":486")
                        .get("reason")
                        .asString())
                .isEqualTo("clients.busy");
        for (String bad : List.of("first", first.id() + ":loud", first.id() + ":cause:x")) {
            refused(routing.api().get(inbound + "&tried=" + bad), 400, "request.invalid");
        }
    }

    @Test
    void a_call_that_a_carrier_failed_goes_on_by_that_carriers_table() {
        Town.Endpoint one =
                town.limitedCarrier(10, new Town.Limits(null, null, Map.of("403", CarrierChanged.FailoverAction.NEXT)));
        Town.Endpoint two = town.ipCarrier(20);
        String campaign =
                town.campaign(List.of(), List.of(), List.of(one, two)).get("id").asString();
        String path = "/api/routes/explain?direction=outbound&number=" + PERSON + "&campaignId=" + campaign;

        assertThat(explained(path).get("dialString").asString()).endsWith("@" + one.name());
        assertThat(explained(path + "&tried=" + one.id() + ":503")
                        .get("dialString")
                        .asString())
                .endsWith("@" + two.name());
        assertThat(explained(path + "&tried=" + one.id() + ":403")
                        .get("dialString")
                        .asString())
                .endsWith("@" + two.name());
        assertThat(explained(path + "&tried=" + one.id() + ":486").get("reason").asString())
                .isEqualTo("attempt.busy");
        assertThat(explained(path + "&tried=" + one.id() + "&tried=" + two.id())
                        .get("reason")
                        .asString())
                .isEqualTo("carriers.exhausted");
    }

    private static List<String> lines(JsonNode explained) {
        return explained
                .get("trace")
                .valueStream()
                .flatMap(step -> step.get("checks")
                        .valueStream()
                        .map(check -> step.get("kind").asString() + " " + step.get("chosen") + " "
                                + check.get("rule").asString() + " " + check.get("passed") + " "
                                + check.get("detail").asString()))
                .toList();
    }

    private static List<String> lines(CallRouted routed) {
        return routed.trace().stream()
                .flatMap(step -> step.checks().stream()
                        .map(check -> step.kind() + " " + step.chosen() + " " + check.name() + " " + check.passed()
                                + " " + (check.detail() == null ? "" : check.detail())))
                .toList();
    }
}
