package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Callers who are sold to a different client each time, by campaign and across the campaigns of a tenant.
class RepeatCallersIT {
    private static final String CALLER = "13125550199";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.EndpointFixture first = tenant.createClient();
    private final TenantFixture.EndpointFixture second = tenant.createClient();
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final String campaign = campaign(number);
    private final TenantFixture.DidFixture otherNumber = tenant.createNumber();
    private final String otherCampaign = campaign(otherNumber);

    private String campaign(TenantFixture.DidFixture did) {
        return "/api/v1/campaigns/"
                + tenant.createCampaign(List.of(did), List.of(first, second), List.of())
                        .get("id")
                        .asString();
    }

    @Test
    void a_caller_goes_to_another_client_each_time_until_none_is_left() {
        repeatCallers(campaign, "\"other-client\"", "");

        assertThat(answeredCall(number, CALLER)).contains("@" + first.endpointId());
        assertThat(answeredCall(number, "+" + CALLER)).contains("@" + second.endpointId());
        assertThat(ask(number, CALLER)).isEqualTo("STOP|21|clients.answered-before");
        assertThat(ask(number, "13125550177")).contains("@" + first.endpointId());
        assertThat(ask(otherNumber, CALLER)).as("another campaign").contains("@" + first.endpointId());
    }

    @Test
    void calls_of_other_campaigns_count_with_the_scope_of_the_tenant() {
        repeatCallers(campaign, "\"other-client\"", ", \"scope\": \"tenant\"");

        assertThat(answeredCall(otherNumber, CALLER)).contains("@" + first.endpointId());
        assertThat(ask(number, CALLER)).contains("@" + second.endpointId());
        repeatCallers(campaign, "\"refuse\"", ", \"scope\": \"tenant\", \"windowSeconds\": 31536000");
        assertThat(ask(number, CALLER)).isEqualTo("STOP|21|caller.repeated");
    }

    @Test
    void an_answer_counts_for_ever_without_a_window_and_is_kept_for_that() {
        repeatCallers(campaign, "\"refuse\"", "");
        repeatCallers(otherCampaign, "\"refuse\"", ", \"windowSeconds\": 60");
        answeredCall(number, CALLER);

        age("1000 days");

        assertThat(ask(number, CALLER)).isEqualTo("STOP|21|caller.repeated");
        requireSuccess(RoutingServiceFixture.patch(routing.api(), campaign, "{\"repeatCallers\": null}"));
        Await.until(
                "the caller is forgotten",
                () -> routing.query("SELECT count(*) FROM answered_callers WHERE tenant_id = '" + tenant.tenantId + "'")
                        .equals("0"));
    }

    @Test
    void a_caller_is_recognized_in_another_notation_and_one_who_withholds_the_number_is_not() {
        repeatCallers(campaign, "\"refuse\"", "");

        answeredCall(number, "3125550199");
        assertThat(ask(number, CALLER)).isEqualTo("STOP|21|caller.repeated");
        answeredCall(number, "anonymous");
        assertThat(ask(number, "anonymous")).startsWith("DIAL");
    }

    @Test
    void an_argentine_caller_is_recognized_with_and_without_the_9() {
        repeatCallers(campaign, "\"refuse\"", "");

        answeredCall(number, "+5491123456789");
        assertThat(ask(number, "+541123456789")).isEqualTo("STOP|21|caller.repeated");
        answeredCall(number, "+541198765432");
        assertThat(ask(number, "+5491198765432")).isEqualTo("STOP|21|caller.repeated");
        assertThat(ask(number, "+541187654321")).startsWith("DIAL");
    }

    @Test
    void a_rule_with_an_unknown_mode_scope_or_window_is_refused() {
        for (String rule : List.of(
                "{\"mode\": \"sold\"}",
                "{\"mode\": \"refuse\", \"scope\": \"platform\"}",
                "{\"mode\": \"refuse\", \"windowSeconds\": 31536001}")) {
            requireProblem(
                    RoutingServiceFixture.patch(routing.api(), campaign, "{\"repeatCallers\": " + rule + "}"),
                    400,
                    "request.invalid");
        }
    }

    private void repeatCallers(String path, String mode, String more) {
        requireSuccess(RoutingServiceFixture.patch(routing.api(), path, "{\"repeatCallers\": null}"));
        requireSuccess(RoutingServiceFixture.patch(
                routing.api(), path, "{\"repeatCallers\": {\"mode\": " + mode + more + "}}"));
    }

    private void age(String by) {
        routing.query("UPDATE answered_callers SET answered_at = answered_at - interval '" + by
                + "' WHERE tenant_id = '" + tenant.tenantId + "'");
    }

    private String ask(TenantFixture.DidFixture did, String from) {
        return routing.askNext(
                QuestionFields.inbound(TenantFixture.newCallId(), did.e164()).with("from", from));
    }

    private String answeredCall(TenantFixture.DidFixture did, String from) {
        String call = TenantFixture.newCallId();
        String line = routing.askNext(QuestionFields.inbound(call, did.e164()).with("from", from));
        var ended = routing.postForm(
                "/dialplan/ended", Map.of("call", call, "attempt", "1", "status", "ANSWER", "cause", "16"));
        assertThat(ended.statusCode()).isEqualTo(204);
        Await.until(
                call + " was answered",
                () -> !routing.query("SELECT 1 FROM leases WHERE answered AND call_id = '" + call + "'")
                        .isEmpty());
        return line;
    }
}
