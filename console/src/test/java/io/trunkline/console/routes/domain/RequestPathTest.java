package io.trunkline.console.routes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/dids",
                "/api/v1/carriers/3f2504e0-4f89-41d3-9a0c-0305e82c3301/versions/4/restore",
                "/api/v1/dialplan-lines/outbound-blocks/%2B34",
                "/api/v1/live-calls/ast1-1732900000.12",
                "/.well-known/jwks.json",
                "/api/v1/a..b"
            })
    void a_plain_path_is_allowed(String path) {
        assertThat(RequestPath.isAllowed(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//dids",
                "/api/v1/dids/",
                "/api/v1/dids/../users",
                "/api/v1/dids/./x",
                "/api/v1/dids/..",
                "/api/v1/dids/%2e%2e/users",
                "/api/v1/dids/.%2E/users",
                "/api/v1/dids%2fusers",
                "/api/v1/dids%2Fusers",
                "/api/v1/dids/%5c..%5cusers",
                "/api/v1/dids\\users",
                "/api/v1/dids;x=1/users",
                "/api/v1/dids%3bx",
                "/api/v1/dids/%252e%252e/users",
                "/api/v1/dids/%00",
                "/api/v1/dids/%0d%0aX",
                "/api/v1/dids/%zz",
                "/api/v1/dids/%",
                "/api/v1/dids/ñ",
                "/api/v1/dids/\u0000",
                "api/v1/dids",
                ""
            })
    void a_path_that_could_be_read_differently_is_not_allowed(String path) {
        assertThat(RequestPath.isAllowed(path)).isFalse();
    }
}
