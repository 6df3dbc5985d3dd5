package io.trunkline.provisioning.carriers.domain;

import static io.trunkline.provisioning.carriers.domain.CarrierDraftFixture.draft;
import static io.trunkline.provisioning.carriers.domain.CarrierDraftFixture.toJson;
import static io.trunkline.provisioning.carriers.domain.CarrierDraftFixture.validSettings;
import static io.trunkline.provisioning.carriers.domain.CarrierDraftFixture.violations;
import static io.trunkline.provisioning.carriers.domain.CarrierDraftFixture.withAdvancedSettings;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.carriers.domain.CarrierSettings.RegistrationUris;
import io.trunkline.provisioning.carriers.domain.failover.FailoverAction;
import io.trunkline.provisioning.carriers.domain.failover.FailoverTrigger;
import io.trunkline.provisioning.endpoints.domain.SaveWarning;
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

class CarrierRulesTest {
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
        assertThat(toJson(draft(Map.of("password", "hunter2")))).doesNotContain("password", "hunter2");
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
}
