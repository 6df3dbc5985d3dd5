package io.trunkline.console.signin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieUseTest {
    @ParameterizedTest
    @CsvSource({
        "GET, , cross-site, ALLOWED",
        "HEAD, , , ALLOWED",
        "POST, 1, same-origin, ALLOWED",
        "POST, 1, , ALLOWED",
        "DELETE, , same-origin, HEADER_MISSING",
        "PUT, true, same-origin, HEADER_MISSING",
        "PATCH, 1, same-site, CROSS_ORIGIN",
        "POST, 1, cross-site, CROSS_ORIGIN",
        "POST, 1, none, CROSS_ORIGIN",
        "get, , , HEADER_MISSING",
        "OPTIONS, , , HEADER_MISSING"
    })
    void a_change_needs_the_header_and_a_page_of_the_same_origin(
            String method, @Nullable String marker, @Nullable String fetchSite, CookieUse expected) {
        assertThat(CookieUse.of(method, marker, fetchSite)).isEqualTo(expected);
    }
}
