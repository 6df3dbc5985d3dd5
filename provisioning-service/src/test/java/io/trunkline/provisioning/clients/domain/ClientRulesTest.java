package io.trunkline.provisioning.clients.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import java.util.Optional;
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
                .isEqualTo(new ValidationResult.Invalid<ClientSettings>(java.util.List.of(new Violation(
                        "password", "size", "must have at least 12 characters, or be absent to have one generated"))));
    }

    private static ValidationResult<ClientSettings> check(
            String mode, @Nullable String host, @Nullable String password) {
        return ClientRules.check(
                new ClientDraft("Center", null, null, mode, host, null, null, password, null, null, null, null),
                Optional.empty());
    }
}
