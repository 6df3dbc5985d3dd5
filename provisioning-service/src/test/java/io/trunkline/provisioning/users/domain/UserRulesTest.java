package io.trunkline.provisioning.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.telephony.ids.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserRulesTest {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void only_a_seller_belongs_to_a_tenant() {
        assertThat(check("seller", UUID.randomUUID(), PASSWORD)).isInstanceOf(ValidationResult.Valid.class);
        assertThat(check("seller", null, PASSWORD)).isInstanceOf(ValidationResult.Invalid.class);
        assertThat(check("staff", UUID.randomUUID(), PASSWORD)).isInstanceOf(ValidationResult.Invalid.class);
        assertThat(check("staff", null, PASSWORD)).isInstanceOf(ValidationResult.Valid.class);
    }

    @Test
    void a_role_and_a_long_password_are_required() {
        assertThat(check(null, UUID.randomUUID(), PASSWORD)).isInstanceOf(ValidationResult.Invalid.class);
        assertThat(check("admin", null, "eleven char")).isInstanceOf(ValidationResult.Invalid.class);
        assertThat(check("admin", null, null)).isInstanceOf(ValidationResult.Invalid.class);
    }

    @Test
    void a_password_cannot_be_removed() {
        assertThat(UserRules.check(new UserDraft("ana", null, "staff", null, null, SecretUpdate.REMOVE), false))
                .isInstanceOf(ValidationResult.Invalid.class);
    }

    @Test
    void the_draft_of_stored_settings_leaves_them_as_they_are() {
        var seller = new UserSettings(
                "ana", "Ana", Role.SELLER, Optional.of(new TenantId(UUID.randomUUID())), UserStatus.DISABLED);

        assertThat(UserRules.check(UserDraft.of(seller), false)).isEqualTo(new ValidationResult.Valid<>(seller));
    }

    @Test
    void staff_manage_sellers_and_admins_manage_all() {
        assertThat(Role.STAFF.canManage(Role.SELLER)).isTrue();
        assertThat(Role.STAFF.canManage(Role.STAFF)).isFalse();
        assertThat(Role.ADMIN.canManage(Role.ADMIN)).isTrue();
        assertThat(Role.SELLER.canManage(Role.SELLER)).isFalse();
    }

    private static ValidationResult<UserSettings> check(
            @Nullable String role, @Nullable UUID tenant, @Nullable String password) {
        var update = password == null ? SecretUpdate.KEEP : new SecretUpdate.Replace(password);
        return UserRules.check(new UserDraft("ana", null, role, tenant, null, update), true);
    }
}
