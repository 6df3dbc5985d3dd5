package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.sipp.SippTransport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// A carrier of each type carries calls in both directions over each transport.
class CarrierTransportsIT {
    private static final Duration TALK = Duration.ofMillis(200);

    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();

    private final ConfigurationFixture fixture = new ConfigurationFixture(ENVIRONMENT.api());
    private final CallRecords records = new CallRecords(ENVIRONMENT.api());

    enum Transport {
        UDP,
        TCP,
        TLS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        SippTransport sipp() {
            return switch (this) {
                case UDP -> SippTransport.UDP;
                case TCP -> SippTransport.TCP;
                case TLS -> ENVIRONMENT.tls();
            };
        }

        String carrierHost() {
            return this == TLS ? TestEnvironment.TLS_CARRIER_HOST : LoopbackAddresses.next();
        }

        InetSocketAddress nodeAddress() {
            return this == TLS
                    ? ENVIRONMENT.tlsAddress()
                    : ENVIRONMENT.runningSuite().sipAddress();
        }

        /// Of a caller's or a node's request over this transport.
        String via() {
            return "SIP/2.0/" + this;
        }
    }

    /// Calls from the host belong to the carrier without a registration, unless they come in over the registration.
    @ParameterizedTest
    @EnumSource
    void a_carrier_by_address_and_one_by_registration_carry_calls_in_both_directions(Transport transport) {
        String account = "over-" + transport.wireName();
        SippAnswerer.Options options = SippAnswerer.Options.defaults()
                .at(transport.carrierHost())
                .acceptingRegistration(account, "s3cret")
                .talkingFor(TALK)
                .over(transport.sipp());
        try (SippAnswerer carrier = SippAnswerer.start(options);
                SippAnswerer client = SippAnswerer.start()) {
            JsonNode byAddress =
                    fixture.createIpCarrier(carrier, Map.of("transport", transport.wireName(), "priority", 10));
            JsonNode byRegistration = fixture.createRegistrationCarrier(
                    carrier, account, "s3cret", Map.of("transport", transport.wireName()));
            String number = "+1404555205" + transport.ordinal();
            String tenant = fixture.createTenant();
            String campaign =
                    fixture.createCampaign(tenant, Map.of("didIds", List.of(fixture.createDid(tenant, number))));
            fixture.linkClient(campaign, fixture.createClient(client), Map.of("priority", 1));
            fixture.awaitRegistered(id(byRegistration));

            String firstCall = placeCall("14045551111", byAddress, number);
            String secondCall = placeCall("14045552111", byRegistration, number);
            SippCaller caller =
                    new SippCaller(carrier.host(), "1555123205" + transport.ordinal(), TALK).over(transport.sipp());
            RegisteredContact contact = RegisteredContact.await(carrier, account);
            SippCaller overLine = new SippCaller(carrier.host(), "1555123206" + transport.ordinal(), TALK)
                    .over(transport.sipp())
                    .withUriParameters(contact.line());
            try (SippCaller.StartedCall first = dial(caller, number.substring(1), number, transport);
                    SippCaller.StartedCall second = dial(overLine, contact.user(), number, transport)) {
                assertAnswered(first.awaitEnd(), transport);
                assertAnswered(second.awaitEnd(), transport);
            }

            assertThat(carrierOf(caller)).isEqualTo(id(byAddress));
            assertThat(carrierOf(overLine)).isEqualTo(id(byRegistration));
            assertThat(client.answeredCalls()).isEqualTo(2);
            assertAnswered(firstCall, byAddress);
            assertAnswered(secondCall, byRegistration);
            assertThat(carrier.invites())
                    .extracting(SipMessage::requestUser)
                    .containsExactlyInAnyOrder("14045551111", "14045552111");
            assertThat(carrier.invites())
                    .allSatisfy(invite ->
                            assertThat(invite.header("Via").orElseThrow()).startsWith(transport.via() + " "));
            remove(byAddress, byRegistration);
        }
    }

    private String placeCall(String to, JsonNode carrier, String from) {
        return fixture.placeCall(
                Map.of("to", to, "from", from, "carrier", id(carrier), "connect", Map.of("context", "DynamicIVR")));
    }

    private static SippCaller.StartedCall dial(
            SippCaller caller, String requestUser, String number, Transport transport) {
        InetSocketAddress node = transport.nodeAddress();
        return caller.dial(requestUser, number, node.getHostString(), node.getPort());
    }

    private static void assertAnswered(SippCaller.EndedCall call, Transport transport) {
        assertThat(call.isAnswered())
                .as(() -> call.sippErrors() + ENVIRONMENT.nodeLog())
                .isTrue();
        assertThat(call.messages().getFirst().header("Via").orElseThrow()).startsWith(transport.via() + " ");
    }

    private String carrierOf(SippCaller caller) {
        return records.awaitFrom(caller.number()).at("/carrier/id").asString();
    }

    private void assertAnswered(String call, JsonNode carrier) {
        JsonNode record = records.awaitComplete(call);
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(record.at("/carrier/id").asString()).isEqualTo(id(carrier));
    }

    private static void remove(JsonNode... carriers) {
        for (JsonNode carrier : carriers) {
            var _ = ENVIRONMENT.api().delete(PROVISIONING, "/api/v1/carriers/" + id(carrier));
        }
    }
}
