package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// National numbers of a tenant in another country than the default country, which is the US.
class TenantCountryIT {
    private static final String NATIONAL = "07 64 01 94 08";
    private static final String E164 = "+33764019408";
    private static final String BLOCKED_CALLERS = "/api/v1/blocked-callers";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture french = new TenantFixture(routing);
    private final TenantFixture american = new TenantFixture(routing);
    private final RestClient frenchSeller = seller(french);
    private final RestClient americanSeller = seller(american);

    @BeforeEach
    void moveToFrance() {
        french.moveTenant(2, "FR");
    }

    @Test
    void a_blocked_caller_is_read_by_the_tenants_country_and_so_are_its_calls() {
        TenantFixture.DidFixture number = french.createNumber();
        french.createCampaign(List.of(number), List.of(french.createClient()), List.of());

        var blocked = block(frenchSeller);

        assertThat(blocked.statusCode()).isEqualTo(201);
        assertThat(json(blocked).get("number").asString()).isEqualTo(E164);
        assertThat(requireSuccess(frenchSeller.get(BLOCKED_CALLERS + "?number=0764019408"))
                        .get("items"))
                .hasSize(1);
        for (String caller : List.of("0764019408", "33764019408")) {
            assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())
                            .with("from", caller)))
                    .as(caller)
                    .isEqualTo("STOP|21|caller.blocked");
        }
        String explain =
                "/api/v1/routes/explain?from=0764019408&number=" + number.e164().substring(1);
        assertThat(requireSuccess(frenchSeller.get(explain)).get("reason").asString())
                .isEqualTo("caller.blocked");
        requireProblem(block(americanSeller), 400, "number.invalid");
        requireProblem(americanSeller.get(BLOCKED_CALLERS + "?number=0764019408"), 400, "number.invalid");
        assertThat(requireSuccess(americanSeller.get(BLOCKED_CALLERS + "?number=+33764019408"))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void a_placed_call_is_read_by_the_tenants_country_which_it_may_call() {
        TenantFixture.DidFixture number = french.createNumber();
        american.createNumber();
        TenantFixture.EndpointFixture carrier = french.createIpCarrier(1);
        var _ = french.createCampaign(List.of(), List.of(), List.of(carrier));
        var _ = american.createCampaign(List.of(), List.of(), List.of(carrier));
        String order = "{\"to\": \"%s\", \"carrier\": \"" + carrier.endpointId() + "\"}";

        var call = requireSuccess(frenchSeller.post("/api/v1/calls", order.formatted(NATIONAL)));

        String id = call.get("callId").asString();
        assertThat(requireSuccess(frenchSeller.get("/api/v1/calls/" + id))
                        .get("to")
                        .asString())
                .isEqualTo(E164);
        assertThat(routing.askNext(QuestionFields.outbound(id, E164))).contains(number.e164());
        requireProblem(
                frenchSeller.post("/api/v1/calls", order.formatted("+13125550111")),
                422,
                "call.destination-not-allowed");
        requireProblem(americanSeller.post("/api/v1/calls", order.formatted(NATIONAL)), 400, "number.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4930123456.0", "4045556789.0", "40455567890", "555-1234", "07 64 01 94 08", "4.04556E+10"})
    void an_order_to_a_damaged_or_incomplete_number_calls_no_other_country(String to) {
        american.createNumber();
        TenantFixture.EndpointFixture carrier = american.createIpCarrier(1);

        requireProblem(
                americanSeller.post(
                        "/api/v1/calls", "{\"to\": \"" + to + "\", \"carrier\": \"" + carrier.endpointId() + "\"}"),
                400,
                "number.invalid");
    }

    @Test
    void a_call_reaches_a_french_number_in_every_form_that_its_carrier_sends() {
        TenantFixture.DidFixture number = french.createNumberWithTags("+33199001234", "PJSIP", List.of());
        french.createCampaign(List.of(number), List.of(french.createClient()), List.of());
        Map<String, List<String>> forms = Map.of(
                "", List.of("0033199001234", "+33199001234", "33199001234"),
                "national:FR", List.of("0199001234", "0033199001234", "33199001234"),
                "international", List.of("33199001234"));

        forms.forEach((numbers, calledNumbers) -> calledNumbers.forEach(called -> {
            String call = TenantFixture.newCallId();
            assertThat(routing.askNext(QuestionFields.inbound(call, called)
                            .with("numbers", numbers)
                            .with("from", numbers.equals("international") ? "33639981234" : "0639981234")))
                    .as(numbers + " " + called)
                    .startsWith("DIAL|");
            assertThat(routing.query("SELECT caller, did_id FROM leases WHERE call_id = '" + call + "'"))
                    .isEqualTo("+33639981234|" + number.id());
        }));
    }

    @Test
    void an_outbound_explanation_and_a_call_by_dial_prefix_are_read_by_the_tenants_country() {
        TenantFixture.DidFixture number = french.createNumber();
        TenantFixture.EndpointFixture carrier = french.createIpCarrier(1);
        String campaign = french.createCampaign(List.of(), List.of(), List.of(carrier))
                .get("id")
                .asString();
        String explain = "/api/v1/routes/explain?direction=outbound&number=0764019408&campaignId=" + campaign;

        assertThat(requireSuccess(frenchSeller.get(explain)).get("reason").isNull())
                .isTrue();
        assertThat(requireSuccess(routing.api().get(explain)).get("dialString").asString())
                .endsWith("@" + carrier.endpointId());
        assertThat(routing.askNext(QuestionFields.prefix(TenantFixture.newCallId(), carrier.endpointId(), "0764019408")
                        .with("from", number.e164())))
                .startsWith("DIAL|");
        requireProblem(
                americanSeller.get("/api/v1/routes/explain?direction=outbound&number=0764019408"),
                400,
                "number.invalid");
    }

    @Test
    void an_inbound_explanation_is_read_by_the_country_of_the_tenant_that_an_admin_names() {
        String explain = "/api/v1/routes/explain?number=0764019408";

        assertThat(reason(routing.api(), explain)).isEqualTo("number.invalid");
        assertThat(reason(routing.api(), explain + "&tenantId=" + french.tenantId))
                .isEqualTo("number.unknown");
    }

    @Test
    void a_plus_sign_in_a_query_may_be_written_as_it_is() {
        String explain = "/api/v1/routes/explain?direction=outbound&number=+33764019408";

        assertThat(reason(americanSeller, explain)).isEqualTo("destination.not-allowed");
    }

    @Test
    void a_change_of_the_country_applies_to_the_next_request() {
        requireSuccess(block(frenchSeller));

        french.moveTenant(3, "US");

        requireProblem(block(frenchSeller), 400, "number.invalid");
    }

    private static String reason(RestClient user, String explain) {
        return requireSuccess(user.get(explain)).get("reason").asString();
    }

    private static HttpResponse<String> block(RestClient seller) {
        return seller.post(BLOCKED_CALLERS, "{\"number\": \"" + NATIONAL + "\"}");
    }

    private RestClient seller(TenantFixture tenant) {
        return routing.api().withToken(routing.tokens.seller(tenant.tenantId));
    }
}
