package io.trunkline.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class AccessRulesTest {
    private static final AccessRules RULES = AccessRules.none()
            .allow(GET, "/users/{id}", "users:read", Role.ADMIN)
            .allowUsers(GET, "/users/me", Role.SELLER)
            .open(POST, "/auth/login");

    @ParameterizedTest
    @CsvSource({
        "GET,     /users/me,    GET /users/me",
        "GET,     /users/17,    GET /users/{id}",
        "HEAD,    /users/17,    GET /users/{id}",
        "PUT,     /users/me,    none",
        "OPTIONS, /users/me,    none",
        "GET,     /users,       none",
        "GET,     /users/17/x,  none",
        "GET,     /users/17/,   none",
        "POST,    /auth/login,  POST /auth/login",
    })
    void a_request_has_the_rule_of_the_most_specific_operation(String method, String path, String operation) {
        var rule = RULES.ofRequest(HttpMethod.valueOf(method), PathContainer.parsePath(path));
        assertThat(rule.map(AccessRule::operation).orElse("none")).isEqualTo(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dids/**", "/dids/*", "/dids/{*rest}", "/dids?", "dids"})
    void a_rule_names_a_single_operation(String path) {
        assertThatThrownBy(() -> RULES.open(GET, path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dids", "dids:all", "*:read", "dids:read dids:write", ""})
    void a_scope_names_a_resource_and_read_write_or_export(String scope) {
        assertThatThrownBy(() -> RULES.allow(GET, "/dids", scope, Role.ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_operation_has_one_rule() {
        var again = AccessRules.none().open(GET, "/users/me");
        assertThatThrownBy(() -> AccessRules.merged(Stream.of(RULES, again))).hasMessage("two rules for GET /users/me");
    }
}
