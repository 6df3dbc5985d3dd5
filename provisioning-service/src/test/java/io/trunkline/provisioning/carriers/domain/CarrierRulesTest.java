package io.trunkline.provisioning.carriers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.carriers.domain.CarrierSettings.RegistrationUris;
import io.trunkline.provisioning.carriers.domain.failover.FailoverAction;
import io.trunkline.provisioning.carriers.domain.failover.FailoverTrigger;
import io.trunkline.provisioning.carriers.domain.signaling.CalledNumber;
import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import io.trunkline.provisioning.platform.SecretUpdateJson;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.telephony.numbers.NumberFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CarrierRulesTest {
    private static final JsonMapper JSON = newMapper();

    @Test
    void a_name_and_a_host_are_enough_for_an_ip_carrier() {
        var settings = validSettings(Map.of("name", "Alpha", "host", "sip.example.com"));

        assertThat(settings.registrationType()).isEqualTo(RegistrationType.IP);
        assertThat(settings.port()).as("by SRV records").isEmpty();
        assertThat(settings.dialTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.codecs()).containsExactly("ulaw", "alaw");
        assertThat(settings.dialPrefix()).isEmpty();
        assertThat(settings.registrationUris()).isEmpty();
    }

    @Test
    void a_registration_carrier_has_a_client_and_a_server_uri() {
        var settings = validSettings(Map.of(
                "name",
                "Beta",
                "host",
                "2001:db8::1",
                "port",
                5070,
                "registrationType",
                "registration",
                "username",
                "u1",
                "password",
                "secret"));

        assertThat(settings.registrationUris())
                .contains(new RegistrationUris("sip:u1@[2001:db8::1]", "sip:[2001:db8::1]:5070"));
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0, carrier.port-out-of-range",
        "port, 65536, carrier.port-out-of-range",
        "host, two words, carrier.host-invalid",
        "dialPrefix, 9a, carrier.prefix-invalid",
        "dialPrefix, 12345678901, carrier.prefix-invalid",
        "dialTimeoutSeconds, 0, carrier.dial-timeout-out-of-range",
        "priority, 101, carrier.priority-out-of-range",
        "maxChannels, 0, carrier.limit-out-of-range",
        "maxCallsPerSecond, 1001, carrier.limit-out-of-range",
        "trunkType, iax2, carrier.trunk-type-unsupported",
        "trunkType, h323, one-of",
        "status, error, one-of",
        "registrationType, registration, carrier.registration-incomplete",
        "password, secret, carrier.credentials-incomplete",
        "fromDomain, a b, pattern",
        "numberFormat, e.164, one-of"
    })
    void a_violation_names_its_rule(String field, String value, String rule) {
        assertThat(violations(Map.of(field, value))).extracting(Violation::rule).contains(rule);
    }

    @Test
    void all_violations_are_reported_together() {
        assertThat(violations(Map.of("port", 0, "host", "", "dialPrefix", "x")))
                .extracting(Violation::field)
                .containsExactly("host", "port", "dialPrefix");
    }

    @Test
    void a_replacement_without_a_password_keeps_the_stored_one() {
        var draft = draft(Map.of("registrationType", "registration", "username", "u1"));

        assertThat(CarrierRules.check(draft, true)).isInstanceOf(ValidationResult.Valid.class);
        assertThat(CarrierRules.check(draft, false)).isInstanceOf(ValidationResult.Invalid.class);
    }

    @Test
    void setting_names_of_other_panels_are_accepted_as_aliases() {
        var settings = validSettings(Map.of(
                "advancedSettings",
                Map.of("codecs", List.of("alaw", "g729"), "dtmfMode", "rfc2833", "nat", "yes", "qualify", "no")));

        assertThat(settings.codecs()).containsExactly("alaw", "g729");
        assertThat(settings.dtmfMode()).isEqualTo("rfc4733");
        assertThat(settings.qualifyInterval()).isZero();
        assertThat(settings.advancedSettings())
                .isEqualTo(Map.of("force_rport", "yes", "rewrite_contact", "yes", "rtp_symmetric", "yes"));
    }

    @Test
    void a_password_is_kept_if_absent_and_removed_by_null() {
        var removed = new HashMap<String, Object>();
        removed.put("password", null);

        assertThat(draft(Map.of()).password()).isEqualTo(SecretUpdate.KEEP);
        assertThat(draft(removed).password()).isEqualTo(SecretUpdate.REMOVE);
        assertThat(draft(Map.of("password", "x")).password()).isEqualTo(new SecretUpdate.Replace("x"));
        assertThat(violations(Map.of("username", "u1", "password", "")))
                .extracting(Violation::field)
                .containsExactly("password");
    }

    @Test
    void a_password_is_never_written_as_json() {
        assertThat(JSON.writeValueAsString(draft(Map.of("password", "hunter2"))))
                .doesNotContain("password", "hunter2");
    }

    @Test
    void a_draft_never_prints_its_password() {
        assertThat(draft(Map.of("password", "hunter2")).toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"403, next", "699, end", "cause:1, next", "cause:127, end"})
    void a_failover_trigger_is_a_sip_status_or_a_cause(String trigger, String action) {
        assertThat(validSettings(Map.of("failover", Map.of(trigger, action))).failover())
                .isEqualTo(
                        Map.of(new FailoverTrigger(trigger), FailoverAction.valueOf(action.toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @CsvSource({"200, end", "700, next", "cause:0, next", "cause:128, end", "busy, end", "403, retry", "4031, next"})
    void any_other_failover_row_is_rejected(String trigger, String action) {
        assertThat(violations(Map.of("failover", Map.of(trigger, action))))
                .extracting(Violation::rule)
                .containsOnly("carrier.failover-invalid");
    }

    @Test
    void a_username_may_have_an_at_sign_and_a_password_any_printable_character() {
        var settings = validSettings(Map.of(
                "registrationType", "registration", "username", "trunk7@example.com", "password", " s3cret; of^7\""));

        assertThat(settings.registrationUris())
                .get()
                .extracting(RegistrationUris::clientUri)
                .isEqualTo("sip:trunk7%40example.com@sip.example.com");
        assertThat(violations(Map.of("username", "u", "password", ";".repeat(27))))
                .extracting(Violation::field)
                .containsExactly("password");
        assertThat(violations(Map.of("username", "@".repeat(14))))
                .extracting(Violation::field)
                .containsExactly("username");
    }

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

    @Test
    void what_the_place_of_the_called_number_does_not_need_is_dropped() {
        var settings = validSettings(
                Map.of("calledNumberIn", "to", "calledNumberHeader", "X-DID", "fixedCalledNumber", "+14045551234"));

        assertThat(settings.sip().calledNumber()).isEqualTo(new CalledNumber(CalledNumber.Place.TO, null, null));
    }

    @Test
    void e164_has_a_second_name() {
        assertThat(validSettings(Map.of("numberFormat", "e164-plus")).numbers().outbound())
                .isEqualTo(NumberFormat.E164);
    }

    @Test
    void the_draft_of_stored_settings_leaves_them_as_they_are() {
        var registration = Map.<String, Object>ofEntries(
                Map.entry("description", "Backup"),
                Map.entry("authRealm", "sip.example.com"),
                Map.entry("outboundProxy", "[2001:db8::2]:5070"),
                Map.entry("registrationExpirySeconds", 600),
                Map.entry("externalId", "PRV-17"),
                Map.entry("transport", "tls"),
                Map.entry("country", "GB"),
                Map.entry("inboundNumberFormat", "national-with-00"),
                Map.entry("headers", Map.of("X-Account", "17")),
                Map.entry("calledNumberIn", "header"),
                Map.entry("calledNumberHeader", "X-DID"),
                Map.entry("tagsHeader", "X-Tags"),
                Map.entry("accountHeader", "X-Account"),
                Map.entry("accountHeaderValue", "4711"),
                Map.entry("provider", "twilio"),
                Map.entry("registrationType", "registration"),
                Map.entry("host", "[2001:db8::1]"),
                Map.entry("port", 5070),
                Map.entry("cidrs", List.of("203.0.113.0/28")),
                Map.entry("username", "u1"),
                Map.entry("authUsername", "u1@example.com"),
                Map.entry("password", "secret"),
                Map.entry("fromUser", "+1404"),
                Map.entry("fromDomain", "example.com"),
                Map.entry("codecs", List.of("g722", "alaw")),
                Map.entry("dtmfMode", "inband"),
                Map.entry("qualifySeconds", 0),
                Map.entry("maxChannels", 20),
                Map.entry("priority", 1),
                Map.entry("status", "maintenance"),
                Map.entry("dialPrefix", "91"),
                Map.entry("dialTimeoutSeconds", 25),
                Map.entry("numberFormat", "as-dialed"),
                Map.entry("advancedSettings", Map.of("nat", true, "rtp_timeout", 60, "100rel", "required")),
                Map.entry("maxCallsPerSecond", 5),
                Map.entry("failover", Map.of("403", "next", "cause:34", "end")));

        assertThat(List.of(registration, Map.<String, Object>of())).allSatisfy(properties -> {
            var settings = validSettings(properties);
            assertThat(CarrierRules.check(CarrierDraft.of(settings), true))
                    .isEqualTo(new ValidationResult.Valid<>(settings));
        });
    }

    @Test
    void an_alias_changes_the_property_of_a_stored_carrier() {
        var stored = CarrierDraft.of(validSettings(Map.of(
                "codecs", List.of("g722"), "qualifySeconds", 30, "advancedSettings", Map.of("force_rport", "no"))));
        var patched = new HashMap<String, Object>(Map.of("qualify", "no", "nat", "yes"));

        var draft = withAdvancedSettings(stored.withoutAliased(patched.keySet()), patched);

        assertThat(CarrierRules.check(draft, false)).isInstanceOfSatisfying(ValidationResult.Valid.class, valid -> {
            var settings = (CarrierSettings) valid.value();
            assertThat(settings.qualifyInterval()).isZero();
            assertThat(settings.codecs()).containsExactly("g722");
            assertThat(settings.advancedSettings()).containsEntry("force_rport", "yes");
        });
    }

    @ParameterizedTest
    @CsvSource({"g729, true", "g729;ilbc, true", "g729;ulaw, false", "opus, false"})
    void a_carrier_whose_codecs_only_pass_through_is_saved_with_a_warning(String codecs, boolean warned) {
        var properties = Map.<String, Object>of("codecs", List.of(codecs.split(";")));

        assertThat(CarrierRules.warnings(draft(properties), validSettings(properties)))
                .extracting(SaveWarning::code)
                .containsExactlyElementsOf(warned ? List.of("carrier.codecs-pass-through") : List.of());
    }

    private static CarrierDraft withAdvancedSettings(CarrierDraft draft, Map<String, Object> settings) {
        ObjectNode tree = JSON.valueToTree(draft);
        ((ObjectNode) tree.get("advancedSettings")).setAll((ObjectNode) JSON.<ObjectNode>valueToTree(settings));
        return JSON.treeToValue(tree, CarrierDraft.class);
    }

    private static JsonMapper newMapper() {
        var builder = JsonMapper.builder();
        SecretUpdateJson.configure(builder);
        return builder.build();
    }

    private static CarrierSettings validSettings(Map<String, Object> properties) {
        return switch (CarrierRules.check(draft(properties), false)) {
            case ValidationResult.Valid(var settings) -> settings;
            case ValidationResult.Invalid(var violations) -> throw new AssertionError(violations);
        };
    }

    private static List<Violation> violations(Map<String, Object> properties) {
        return CarrierRules.check(draft(properties), false) instanceof ValidationResult.Invalid(var found)
                ? found
                : List.of();
    }

    private static CarrierDraft draft(Map<String, Object> properties) {
        var all = new HashMap<String, Object>(Map.of("name", "Alpha", "host", "sip.example.com"));
        all.putAll(properties);
        return JSON.convertValue(all, CarrierDraft.class);
    }
}
