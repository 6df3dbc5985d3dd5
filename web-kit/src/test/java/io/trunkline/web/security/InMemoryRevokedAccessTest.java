package io.trunkline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryRevokedAccessTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryRevokedAccess revokedAccess = new InMemoryRevokedAccess();

    @Test
    void a_disabled_user_has_no_access_with_any_token() {
        revokedAccess.apply("user", false, null);
        assertThat(revokedAccess.isRevoked("user", null, NOON)).isTrue();
    }

    @Test
    void tokens_issued_before_a_password_change_are_revoked_and_later_ones_are_valid() {
        revokedAccess.apply("user", true, NOON);
        assertThat(revokedAccess.isRevoked("user", null, NOON.minusSeconds(1))).isTrue();
        assertThat(revokedAccess.isRevoked("user", null, NOON)).isFalse();
    }

    @Test
    void a_suspended_tenant_revokes_the_access_of_its_own_users_only() {
        revokedAccess.apply("tenant", false, null);
        assertThat(revokedAccess.isRevoked("user", "tenant", NOON)).isTrue();
        assertThat(revokedAccess.isRevoked("user", "other", NOON)).isFalse();
        assertThat(revokedAccess.isRevoked("user", null, NOON)).isFalse();
    }

    @Test
    void access_is_restored() {
        revokedAccess.apply("user", false, null);
        revokedAccess.apply("user", true, null);
        assertThat(revokedAccess.isRevoked("user", null, NOON)).isFalse();
    }
}
