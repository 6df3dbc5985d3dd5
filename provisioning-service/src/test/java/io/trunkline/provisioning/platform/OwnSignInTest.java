package io.trunkline.provisioning.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

class OwnSignInTest {
    @Test
    void a_sign_in_with_a_password_is_refused_if_users_sign_in_at_an_external_issuer() {
        assertThatCode(() -> new OwnSignIn((String) null).require()).doesNotThrowAnyException();

        assertThatThrownBy(() -> new OwnSignIn("https://id.example.com").require())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProvisioningProblem.EXTERNAL_ISSUER);
                    assertThat(problem.detail()).isEqualTo("Sign in at https://id.example.com");
                });
    }
}
