package io.trunkline.provisioning.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.web.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class TokenRequestTest {
    private static final String GRANT = "grant_type=client_credentials";

    @Test
    void a_parameter_without_a_value_counts_as_absent() {
        assertThat(read(GRANT + "&scope=&client_id=", null))
                .isEqualTo(new TokenRequest("client_credentials", null, null, null, null));
    }

    @Test
    void scopes_are_separated_by_spaces() {
        assertThat(read(GRANT + "&scope=a:read%20%20b:write%20", null).scopes())
                .containsExactlyInAnyOrder("a:read", "b:write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "basic "})
    void id_and_secret_may_come_as_basic_credentials(String scheme) {
        var request = read(GRANT + "&client_id=a:b", scheme + base64("a%3Ab:c%20d"));

        assertThat(request.clientId()).isEqualTo("a:b");
        assertThat(request.clientSecret()).isEqualTo("c d");
    }

    @ParameterizedTest
    @CsvSource({
        "'', , grant_type is required",
        "grant_type=, , grant_type is required",
        "grant_type=a&grant_type=a, , grant_type must be given only once",
        "grant_type=a&other=1&other=2, , other must be given only once",
        "grant_type=a&client_id=b%00, , client_id has a character that is not allowed",
        "grant_type=a&client_id=other, id:secret, client_id is not the one in the header Authorization",
        "grant_type=a&client_secret=secret, id:secret, client_secret must not be given",
    })
    void an_invalid_request_is_refused(String form, @Nullable String basic, String detail) {
        refused(form, basic == null ? null : "Basic " + base64(basic), detail);
        refused(GRANT, "Basic %%%", "no valid Basic credentials");
        refused(GRANT, "Basic " + base64("%zz:secret"), "no valid Basic credentials");
    }

    private static void refused(String form, @Nullable String authorization, String detail) {
        assertThatThrownBy(() -> read(form, authorization))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.extra()).isEqualTo(Map.of("error", "invalid_request")))
                .hasMessageContaining(detail);
    }

    private static TokenRequest read(String form, @Nullable String authorization) {
        var values = new LinkedMultiValueMap<String, String>();
        for (String parameter : form.split("&")) {
            var parts = parameter.split("=", 2);
            values.add(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return TokenRequest.of(values, authorization);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
