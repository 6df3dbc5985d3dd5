package io.trunkline.provisioning.clients.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.clients.domain.WeeklyHours.Hours;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.telephony.ids.EndpointId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientRulesTest {
    @Test
    void a_client_that_registers_needs_only_a_name() {
        assertThat(check("registers", null, null)).isInstanceOf(ValidationResult.Valid.class);
    }

    @Test
    void a_client_at_a_fixed_address_needs_a_host() {
        assertThat(check("fixed", "192.0.2.7", null)).isInstanceOf(ValidationResult.Valid.class);
        assertThat(check("fixed", null, null))
                .isInstanceOfSatisfying(
                        ValidationResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("rule")
                                .containsExactly("client.host-invalid"));
    }

    @Test
    void fields_of_the_other_mode_are_rejected() {
        assertThat(check("registers", "192.0.2.7", null)).isInstanceOf(ValidationResult.Invalid.class);
        assertThat(check("fixed", "192.0.2.7", "long-enough-secret")).isInstanceOf(ValidationResult.Invalid.class);
    }

    @Test
    void a_short_password_is_rejected() {
        assertThat(check("registers", null, "short"))
                .isEqualTo(new ValidationResult.Invalid<ClientSettings>(List.of(new Violation(
                        "password", "size", "must have at least 12 characters, or be absent to have one generated"))));
    }

    @Test
    void the_password_of_a_client_that_registers_cannot_be_removed() {
        var registers = draft(null, null, SecretUpdate.REMOVE, null);

        assertThat(ClientRules.check(registers, Optional.of(new EndpointId("center"))))
                .isInstanceOfSatisfying(
                        ValidationResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly("password"));
        assertThat(ClientRules.check(registers, Optional.empty())).isInstanceOf(ValidationResult.Valid.class);
    }

    @Test
    void the_draft_of_stored_settings_leaves_them_as_they_are() {
        var all = new ClientDraft(
                "Center",
                "In Lisbon",
                "inactive",
                "fixed",
                "192.0.2.7",
                5080,
                null,
                SecretUpdate.KEEP,
                List.of("g722", "alaw"),
                "inband",
                0,
                Map.of("rtp_timeout", 60, "direct_media", "no"),
                10,
                20_000L,
                0,
                900,
                3_000,
                "America/Lima",
                week(new Hours("09:00", "18:00"), new Hours("22:00", "06:00")));

        assertThat(Stream.of(all, draft(null, null, SecretUpdate.KEEP, null))).allSatisfy(draft -> {
            var settings = validSettings(draft);
            assertThat(validSettings(ClientDraft.of(settings))).isEqualTo(settings);
        });
    }

    private static ClientSettings validSettings(ClientDraft draft) {
        return switch (ClientRules.check(draft, Optional.of(new EndpointId("center")))) {
            case ValidationResult.Valid(var settings) -> settings;
            case ValidationResult.Invalid(var violations) -> throw new AssertionError(violations);
        };
    }

    private static ValidationResult<ClientSettings> check(
            String mode, @Nullable String host, @Nullable String password) {
        return ClientRules.check(draft(mode, host, update(password), null), Optional.empty());
    }

    private static ClientDraft draft(
            @Nullable String mode, @Nullable String host, SecretUpdate password, @Nullable WeeklyHours hours) {
        return new ClientDraft(
                "Center", null, null, mode, host, null, null, password, null, null, null, null, null, null, null, null,
                null, null, hours);
    }

    private static WeeklyHours week(@Nullable Hours... monday) {
        return new WeeklyHours(Arrays.asList(monday), null, null, null, null, null, null);
    }

    @Test
    void hours_that_are_no_times_or_overlap_are_named() {
        assertThat(fields(week(new Hours("9:00", "18:00"), new Hours("10:00", null), null)))
                .containsExactly(
                        "openingHours.monday[0].from",
                        "openingHours.monday[1].to",
                        "openingHours.monday[2].from",
                        "openingHours.monday[2].to");
        assertThat(fields(week(new Hours("09:00", "18:00"), new Hours("17:59", "20:00"))))
                .containsExactly("openingHours.monday[1]");
        assertThat(fields(week(
                        Collections.nCopies(25, new Hours("09:00", "09:01")).toArray(Hours[]::new))))
                .contains("openingHours.monday");
    }

    @Test
    void a_week_without_any_hours_is_refused_since_it_would_be_stored_as_always_open() {
        assertThat(fields(week())).containsExactly("openingHours");
        assertThat(fields(new WeeklyHours(null, null, null, null, null, null, null)))
                .containsExactly("openingHours");
        assertThat(validSettings(draft(null, null, SecretUpdate.KEEP, null))
                        .caps()
                        .hours()
                        .spans())
                .isEmpty();
    }

    private static List<String> fields(WeeklyHours hours) {
        var result = ClientRules.check(draft(null, null, SecretUpdate.KEEP, hours), Optional.empty());
        return result instanceof ValidationResult.Invalid<ClientSettings>(var violations)
                ? violations.stream().map(Violation::field).toList()
                : List.of();
    }

    @Test
    void limits_and_zones_that_do_not_exist_are_named() {
        var wrong = new ClientDraft(
                "Center",
                null,
                null,
                null,
                null,
                null,
                null,
                SecretUpdate.KEEP,
                null,
                null,
                null,
                null,
                null,
                -1L,
                -1,
                1_000_000_001,
                -1,
                "Europe/Nowhere",
                null);

        assertThat(ClientRules.check(wrong, Optional.empty()))
                .isInstanceOfSatisfying(
                        ValidationResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly(
                                        "totalCallsAllowed", "dailyCap", "weeklyCap", "monthlyCap", "timeZone"));
    }

    private static SecretUpdate update(@Nullable String password) {
        return password == null ? SecretUpdate.KEEP : new SecretUpdate.Replace(password);
    }
}
