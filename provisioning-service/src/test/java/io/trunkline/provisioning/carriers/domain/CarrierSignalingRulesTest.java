package io.trunkline.provisioning.carriers.domain;

import static io.trunkline.provisioning.carriers.domain.CarrierDraftFixture.validSettings;
import static io.trunkline.provisioning.carriers.domain.CarrierDraftFixture.violations;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.carriers.domain.CarrierSettings.RegistrationUris;
import io.trunkline.provisioning.carriers.domain.signaling.CalledNumber;
import io.trunkline.provisioning.validation.domain.Violation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierSignalingRulesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1:5060",
        "proxy.example.com:5070, proxy.example.com:5070",
        "2001:db8::1, [2001:db8::1]:5060",
        "[2001:db8::1]:5061, [2001:db8::1]:5061"
    })
    void an_outbound_proxy_is_a_host_with_or_without_a_port(String text, String stored) {
        assertThat(validSettings(Map.of("outboundProxy", text))
                        .sip()
                        .outboundProxy()
                        .map(OutboundProxy::text))
                .contains(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "udp, 198.51.100.1, sip:198.51.100.1:5060, 192.0.2.1:5060",
        "tcp, 198.51.100.1, sip:198.51.100.1:5060;transport=tcp, 192.0.2.1:5060",
        "tls, 198.51.100.1, sip:198.51.100.1:5061;transport=tls, 192.0.2.1:5061",
        "udp, sip.example.com, sip:sip.example.com;transport=udp, 192.0.2.1:5060",
        "tls, sip.example.com, sip:sip.example.com;transport=tls, 192.0.2.1:5061"
    })
    void the_transport_decides_the_ports_that_are_not_given(
            String transport, String host, String serverUri, String proxy) {
        var settings = validSettings(Map.of(
                "transport", transport,
                "host", host,
                "registrationType", "registration",
                "username", "u",
                "password", "p",
                "outboundProxy", "192.0.2.1"));

        assertThat(settings.registrationUris())
                .get()
                .extracting(RegistrationUris::serverUri)
                .isEqualTo(serverUri);
        assertThat(settings.sip().outboundProxy().map(OutboundProxy::text)).contains(proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "outboundProxy, sip:192.0.2.1, carrier.outbound-proxy-invalid",
        "outboundProxy, 192.0.2.1:0, carrier.outbound-proxy-invalid",
        "outboundProxy, 192.0.2.1;lr, carrier.outbound-proxy-invalid",
        "authRealm, realm, carrier.credentials-incomplete",
        "authRealm, a;b, pattern",
        "registrationExpirySeconds, 59, range",
        "transport, sctp, one-of",
        "country, gb, one-of",
        "inboundNumberFormat, local, one-of"
    })
    void any_other_sip_setting_is_rejected(String field, String value, String rule) {
        Object typed = value.matches("[0-9]+") ? Integer.valueOf(value) : value;

        assertThat(violations(Map.of(field, typed))).extracting(Violation::rule).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "Via, x, reserved",
        "call-id, x, reserved",
        "P-Asserted-Identity, x, reserved",
        "v, x, pattern",
        "X Account, x, pattern",
        "X-Account:, x, pattern",
        "X-Account, '', pattern",
        "X-Account, a\\b, pattern",
        "X-Account, é, pattern"
    })
    void any_other_header_is_rejected(String name, String value, String rule) {
        assertThat(violations(Map.of("headers", Map.of(name, value))))
                .extracting(Violation::rule)
                .contains(rule);
    }

    @Test
    void a_header_cannot_contain_a_line_break_or_be_there_twice() {
        assertThat(violations(Map.of("headers", Map.of("X-A", "1\r\nVia: x"))))
                .extracting(Violation::field)
                .containsExactly("headers[X-A]");
        assertThat(violations(Map.of("headers", Map.of("X-A", "1", "x-a", "2"))))
                .extracting(Violation::rule)
                .containsExactly("unique");
    }

    @ParameterizedTest
    @CsvSource({
        "header, , , calledNumberHeader",
        "header, X:, , calledNumberHeader",
        "fixed, , , fixedCalledNumber",
        "fixed, , 4045551234, fixedCalledNumber",
        "contact, , , calledNumberIn"
    })
    void a_place_of_the_called_number_must_be_complete(String place, String header, String number, String field) {
        var properties = new HashMap<String, Object>(Map.of("calledNumberIn", place));
        properties.put("calledNumberHeader", header);
        properties.put("fixedCalledNumber", number);

        assertThat(violations(properties)).extracting(Violation::field).containsExactly(field);
    }

    @Test
    void what_the_place_of_the_called_number_does_not_need_is_dropped() {
        var settings = validSettings(
                Map.of("calledNumberIn", "to", "calledNumberHeader", "X-DID", "fixedCalledNumber", "+14045551234"));

        assertThat(settings.sip().calledNumber()).isEqualTo(new CalledNumber(CalledNumber.Place.TO, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X:Tags", "X", "To", "call-id", "X Tags", "X-Tags;A=1"})
    void the_header_of_tags_must_be_one_that_sip_does_not_write(String name) {
        assertThat(violations(Map.of("tagsHeader", name)))
                .extracting(Violation::field)
                .containsExactly("tagsHeader");
    }

    @ParameterizedTest
    @CsvSource({
        "X:Account, 4711,  accountHeader",
        "Via,       4711,  accountHeader",
        "'',        4711,  accountHeader",
        "X-Account, '',    accountHeaderValue",
        "X-Account, a\\b, accountHeaderValue",
        "X-Account, é,     accountHeaderValue",
    })
    void the_header_of_an_account_must_have_a_name_and_a_value(String name, String value, String field) {
        assertThat(violations(Map.of("accountHeader", name, "accountHeaderValue", value)))
                .extracting(Violation::field)
                .containsExactly(field);
    }
}
