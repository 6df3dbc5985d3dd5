package io.trunkline.provisioning.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.domain.Checked;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserRulesTest {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void a_seller_and_nobody_else_belongs_to_a_tenant() {
        assertThat(check("seller", UUID.randomUUID(), PASSWORD)).isInstanceOf(Checked.Valid.class);
        assertThat(check("seller", null, PASSWORD)).isInstanceOf(Checked.Invalid.class);
        assertThat(check("staff", UUID.randomUUID(), PASSWORD)).isInstanceOf(Checked.Invalid.class);
        assertThat(check("staff", null, PASSWORD)).isInstanceOf(Checked.Valid.class);
    }

    @Test
    void a_role_must_be_said_and_a_password_be_long() {
        assertThat(check(null, UUID.randomUUID(), PASSWORD)).isInstanceOf(Checked.Invalid.class);
        assertThat(check("admin", null, "eleven char")).isInstanceOf(Checked.Invalid.class);
        assertThat(check("admin", null, null)).isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void staff_manage_sellers_and_admins_manage_all() {
        assertThat(Role.STAFF.manages(Role.SELLER)).isTrue();
        assertThat(Role.STAFF.manages(Role.STAFF)).isFalse();
        assertThat(Role.ADMIN.manages(Role.ADMIN)).isTrue();
        assertThat(Role.SELLER.manages(Role.SELLER)).isFalse();
    }

    private static Checked<UserSettings> check(
            @Nullable String role, @Nullable UUID tenant, @Nullable String password) {
        return UserRules.check(new UserDraft("ana", null, role, tenant, null, password), true);
    }
}
