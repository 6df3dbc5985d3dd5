package io.trunkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryAccessListTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryAccessList list = new MemoryAccessList();

    @Test
    void a_disabled_user_has_no_access_with_any_token() {
        list.apply("user", false, null);
        assertThat(list.ended("user", null, NOON)).isTrue();
    }

    @Test
    void tokens_made_before_a_password_change_are_void_and_later_ones_are_not() {
        list.apply("user", true, NOON);
        assertThat(list.ended("user", null, NOON.minusSeconds(1))).isTrue();
        assertThat(list.ended("user", null, NOON)).isFalse();
    }

    @Test
    void a_suspended_tenant_takes_its_users_along_and_nobody_else() {
        list.apply("tenant", false, null);
        assertThat(list.ended("user", "tenant", NOON)).isTrue();
        assertThat(list.ended("user", "other", NOON)).isFalse();
        assertThat(list.ended("user", null, NOON)).isFalse();
    }

    @Test
    void access_is_given_back() {
        list.apply("user", false, null);
        list.apply("user", true, null);
        assertThat(list.ended("user", null, NOON)).isFalse();
    }
}
