package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.DIDS;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A carrier saved by REST carries real calls.
class CarrierCallsIT {
    private static final Duration ERROR_TIMEOUT = Duration.ofSeconds(60);

    private static final SippAnswerer NORTH = SippAnswerer.start();
    private static final SippAnswerer SOUTH =
            SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("account7", "s3cret; of^south"));

    private final TestEnvironment environment = TestEnvironment.shared();
    private final SuiteClient api = environment.api();
    private final ConfigurationFixture fixture = new ConfigurationFixture(api);
    private final CallRecords records = new CallRecords(api);

    @AfterAll
    static void close() {
        NORTH.close();
        SOUTH.close();
    }

    @Test
    void carriers_with_prefixes_6_and_61_get_their_calls_with_the_right_caller_id() {
        JsonNode north = fixture.createIpCarrier(NORTH, Map.of("dialPrefix", "6"));
        String northEndpoint = north.get("endpointId").asString();
        assertThat(environment.query("asterisk", "SELECT contact FROM ps_aors WHERE id = '" + northEndpoint + "'"))
                .containsExactly("sip:" + NORTH.address());
        assertThat(environment.prefixDialplan("6"))
                .hasSize(5)
                .anySatisfy(row -> assertThat(row).isEqualTo("3|Gosub|trunkline-prefix,s,1(" + northEndpoint + ",6)"));

        JsonNode south = fixture.createRegistrationCarrier(
                SOUTH, "account7", "s3cret; of^south", Map.of("dialPrefix", "61", "fromUser", "account7"));
        assertThat(south.get("warnings").get(0).get("code").asString()).isEqualTo("carrier.prefix-overlaps");
        fixture.awaitRegistered(id(south));
        assertThat(SOUTH.registerCount()).isGreaterThanOrEqualTo(2);

        String tenant = fixture.createTenant();
        var _ = fixture.createDid(tenant, "+14045551000");

        JsonNode byNorth = records.awaitComplete(placeCall("8045550111", "6", "+14045551000"));
        SipMessage atNorth = NORTH.lastInvite();
        assertThat(atNorth.requestUser()).endsWith("8045550111");
        assertThat(atNorth.fromUser()).isEqualTo("+14045551000");
        assertThat(byNorth.get("disposition").asString()).isEqualTo("answered");

        JsonNode bySouth = records.awaitComplete(placeCall("4045550111", "61", "+14045551000"));
        SipMessage atSouth = SOUTH.lastInvite();
        assertThat(atSouth.requestUser()).endsWith("4045550111");
        assertThat(atSouth.fromUser()).isEqualTo("account7");
        assertThat(atSouth.pAssertedIdentity()).isEqualTo("+14045551000");
        assertThat(bySouth.get("disposition").asString()).isEqualTo("answered");
        assertThat(NORTH.invites()).hasSize(1);
    }

    private String placeCall(String to, String prefix, String from) {
        return fixture.placeCall(
                Map.of("to", to, "dialPrefix", prefix, "from", from, "connect", Map.of("context", "DynamicIVR")));
    }

    @Test
    void calls_from_an_address_of_two_carriers_and_a_client_belong_to_the_carrier_with_the_lowest_priority_number() {
        try (SippAnswerer shared = SippAnswerer.start();
                SippAnswerer callCenter = SippAnswerer.start()) {
            JsonNode last = fixture.createIpCarrier(shared, Map.of("priority", 50));
            JsonNode first = fixture.createIpCarrier(shared, Map.of("priority", 10));
            JsonNode client = api.post(
                    PROVISIONING,
                    "/api/v1/clients",
                    Map.of("name", "Able", "mode", "fixed", "host", shared.host(), "port", 5999, "qualifySeconds", 0));
            assertThat(client.get("warnings").get(0).get("message").asString())
                    .contains("belong to carrier '" + first.get("name").asString() + "', not to client 'Able'");
            var _ = fixture.awaitApplied("/api/v1/clients/" + id(client));
            String tenant = fixture.createTenant();
            String campaign = fixture.createCampaign(
                    tenant, Map.of("didIds", List.of(fixture.createDid(tenant, "+14045551050"))));
            String callCenterId = fixture.createClient(callCenter);
            fixture.linkClient(campaign, callCenterId, Map.of("priority", 1));

            var call = environment.callIn(
                    new SippCaller(shared.host(), "15551231050", Duration.ofSeconds(1)), "+14045551050");

            assertThat(call.isAnswered()).as(environment.nodeLog()).isTrue();
            assertThat(carrierOf("15551231050")).isEqualTo(id(first));

            assertBelongsTo(last, shared, tenant, callCenterId);
        }
    }

    @Test
    void calls_of_two_accounts_at_one_address_belong_to_the_carrier_whose_header_they_have() {
        try (SippAnswerer shared = SippAnswerer.start();
                SippAnswerer callCenter = SippAnswerer.start()) {
            JsonNode first = fixture.createIpCarrier(shared, account("4711", 10));
            JsonNode second = fixture.createIpCarrier(shared, account("4712", 50));
            String tenant = fixture.createTenant();
            String campaign = fixture.createCampaign(
                    tenant, Map.of("didIds", List.of(fixture.createDid(tenant, "+14045551060"))));
            fixture.linkClient(campaign, fixture.createClient(callCenter), Map.of("priority", 1));

            assertThat(carrierOfCall(shared, "15551231060", "X-Account: 4712")).isEqualTo(id(second));
            assertThat(carrierOfCall(shared, "15551231061", "X-Account: 4711")).isEqualTo(id(first));
            assertThat(carrierOfCall(shared, "15551231062", "X-Account: 4713"))
                    .as("of no account")
                    .isEqualTo(id(first));
        }
    }

    private static Map<String, Object> account(String value, int priority) {
        return Map.of("priority", priority, "accountHeader", "X-Account", "accountHeaderValue", value);
    }

    private String carrierOfCall(SippAnswerer from, String caller, String header) {
        var call = environment.callIn(
                new SippCaller(from.host(), caller, Duration.ofSeconds(1)).withHeader(header), "+14045551060");
        assertThat(call.isAnswered()).as(environment.nodeLog()).isTrue();
        return records.awaitFrom(caller).get("carrier").get("id").asString();
    }

    /// A number of the account that is last by its priority.
    private void assertBelongsTo(JsonNode carrier, SippAnswerer shared, String tenant, String client) {
        String did = createDidOf(carrier, tenant, "+14045551051");
        String campaign = fixture.createCampaign(tenant, Map.of("didIds", List.of(did)));
        fixture.linkClient(campaign, client, Map.of("priority", 1));

        var call =
                environment.callIn(new SippCaller(shared.host(), "15551231051", Duration.ofSeconds(1)), "+14045551051");

        assertThat(call.isAnswered()).as(environment.nodeLog()).isTrue();
        assertThat(carrierOf("15551231051")).isEqualTo(id(carrier));
    }

    /// A provider may send a call to the contact that we registered, or leave out its parameter `line`. The number of
    /// the last call is the other account's: its registration is certain.
    @Test
    void calls_to_two_registered_accounts_at_one_host_belong_to_their_carriers_with_and_without_line() {
        SippAnswerer.Options provider = SippAnswerer.Options.defaults();
        try (SippAnswerer one = SippAnswerer.start(provider.acceptingRegistration("account1", "s3cret"));
                SippAnswerer two = SippAnswerer.start(provider.acceptingRegistration("account2", "s3cret"));
                SippAnswerer callCenter = SippAnswerer.start()) {
            JsonNode first = fixture.createRegistrationCarrier(
                    one, "account1", "s3cret", Map.of("priority", 10, "calledNumberIn", "to"));
            JsonNode second = fixture.createRegistrationCarrier(
                    two, "account2", "s3cret", Map.of("priority", 50, "calledNumberIn", "to"));
            String tenant = fixture.createTenant();
            String campaign = fixture.createCampaign(
                    tenant,
                    Map.of(
                            "didIds",
                            List.of(
                                    createDidOf(first, tenant, "+14045551061"),
                                    createDidOf(second, tenant, "+14045551062"))));
            fixture.linkClient(campaign, fixture.createClient(callCenter), Map.of("priority", 1));
            RegisteredContact firstContact = RegisteredContact.await(one, "account1");
            RegisteredContact secondContact = RegisteredContact.await(two, "account2");
            fixture.awaitRegistered(id(first));
            fixture.awaitRegistered(id(second));

            awaitAnswered(List.of(
                    dial(provider.host(), "15551231061", "14045551061", "+14045551061", ""),
                    dial(provider.host(), "15551231062", secondContact.user(), "+14045551062", ""),
                    dial(provider.host(), "15551231063", firstContact.user(), "+14045551061", firstContact.line()),
                    dial(provider.host(), "15551231064", secondContact.user(), "+14045551062", secondContact.line()),
                    dial(provider.host(), "15551231065", secondContact.user(), "+14045551061", secondContact.line())));

            assertThat(Stream.of("1", "2", "3", "4", "5").map(last -> carrierOf("1555123106" + last)))
                    .containsExactly(id(first), id(second), id(first), id(second), id(second));
        }
    }

    private String createDidOf(JsonNode carrier, String tenant, String number) {
        Map<String, Object> body = new HashMap<>(SuiteConfiguration.activeDid(tenant, number));
        body.put("trunk", carrier.get("endpointId").asString());
        return id(api.post(DIDS, "/api/v1/dids", body));
    }

    private SippCaller.StartedCall dial(String host, String caller, String requestUser, String number, String line) {
        InetSocketAddress sip = environment.runningSuite().sipAddress();
        return new SippCaller(host, caller, Duration.ofMillis(100))
                .withUriParameters(line)
                .dial(requestUser, number, sip.getHostString(), sip.getPort());
    }

    private void awaitAnswered(List<SippCaller.StartedCall> calls) {
        try {
            calls.forEach(call -> assertThat(call.awaitEnd().isAnswered())
                    .as(environment.nodeLog())
                    .isTrue());
        } finally {
            calls.forEach(SippCaller.StartedCall::close);
        }
    }

    private String carrierOf(String caller) {
        return records.awaitFrom(caller).at("/carrier/id").asString();
    }

    @Test
    void a_changed_prefix_removes_the_old_dialplan_rows() {
        JsonNode carrier = fixture.createIpCarrier(NORTH, Map.of("dialPrefix", "71"));
        assertThat(environment.prefixDialplan("71")).hasSize(5);

        Map<String, Object> changed = new HashMap<>(Map.of(
                "name",
                carrier.get("name").asString(),
                "registrationType",
                "ip",
                "host",
                NORTH.host(),
                "port",
                NORTH.port(),
                "dialPrefix",
                "72"));
        String path = "/api/v1/carriers/" + id(carrier);
        var _ = api.put(PROVISIONING, path, changed);
        var _ = fixture.awaitApplied(path);

        assertThat(environment.prefixDialplan("71")).isEmpty();
        assertThat(environment.prefixDialplan("72")).hasSize(5);
    }

    @Test
    void a_deleted_carrier_leaves_no_row_and_stops_registering() {
        try (SippAnswerer registrar =
                SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("leaving", "bye-bye-1"))) {
            JsonNode carrier = fixture.createRegistrationCarrier(registrar, "leaving", "bye-bye-1", Map.of());
            String endpoint = carrier.get("endpointId").asString();
            fixture.awaitRegistered(id(carrier));
            assertThat(environment.endpointRows(endpoint)).isNotEmpty();

            var _ = api.delete(PROVISIONING, "/api/v1/carriers/" + id(carrier));

            Await.until(
                    "no row is left", () -> environment.endpointRows(endpoint).isEmpty());
            Await.until(
                    "Asterisk no longer registers there",
                    () -> !environment.nodeCommand("pjsip show registrations").contains(endpoint));
        }
    }

    @Test
    void a_carrier_with_a_wrong_password_has_status_error_within_a_minute() {
        JsonNode carrier = fixture.createRegistrationCarrier(SOUTH, "account8", "wrong-password", Map.of());
        String path = "/api/v1/carriers/" + id(carrier);

        Await.until(
                "the carrier shows its error",
                ERROR_TIMEOUT,
                () -> "error".equals(api.get(PROVISIONING, path).get("status").asString()));

        assertThat(api.get(PROVISIONING, path).get("operatorStatus").asString()).isEqualTo("active");
        var _ = api.delete(PROVISIONING, path);
    }
}
