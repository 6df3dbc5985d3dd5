package io.trunkline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "users only",
            value = {
                "dids:read,  true, true,  true",
                "dids:write, true, true,  false",
                "users only, true, false, false",
            })
    void an_api_key_may_do_what_its_scopes_allow_but_nothing_for_users_only(
            @Nullable String needed, boolean user, boolean unlimitedKey, boolean limitedKey) {
        assertThat(Scopes.ofUser().allow(needed)).isEqualTo(user);
        assertThat(Scopes.ofApiKey().allow(needed)).isEqualTo(unlimitedKey);
        assertThat(Scopes.ofApiKey(Set.of("dids:read", "calls:write")).allow(needed))
                .isEqualTo(limitedKey);
    }
}
