package io.trunkline.provisioning.clients.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.telephony.ids.EndpointId;
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
        var registers = new ClientDraft(
                "Center", null, null, null, null, null, null, SecretUpdate.REMOVE, null, null, null, null, null);

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
                10);

        assertThat(Stream.of(
                        all,
                        new ClientDraft(
                                "Center",
                                null,
                                null,
                                null,
                                null,
                                null,
                                "center",
                                SecretUpdate.KEEP,
                                null,
                                null,
                                null,
                                null,
                                null)))
                .allSatisfy(draft -> {
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
        return ClientRules.check(
                new ClientDraft(
                        "Center", null, null, mode, host, null, null, update(password), null, null, null, null, null),
                Optional.empty());
    }

    private static SecretUpdate update(@Nullable String password) {
        return password == null ? SecretUpdate.KEEP : new SecretUpdate.Replace(password);
    }
}
