package io.trunkline.provisioning.users.domain;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violations;
import io.trunkline.provisioning.tenants.domain.TenantId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a draft by the rules of a user, and says every rule that it breaks.
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final int PASSWORD_LEAST = 12;
    private static final int PASSWORD_MOST = 200;

    private UserRules() {}

    /// @param passwordNeeded true for a new user
    public static Checked<UserSettings> check(UserDraft draft, boolean passwordNeeded) {
        var violations = new Violations();
        var username = draft.username() == null ? "" : draft.username().strip().toLowerCase(Locale.ROOT);
        violations.unless(
                USERNAME.matcher(username).matches(),
                "username",
                "pattern",
                "2 to 64 letters, digits and . _ @ -, beginning with a letter or digit");
        var displayName = violations.text("displayName", draft.displayName(), 100);
        violations.unless(draft.role() != null, "role", "required", "one of admin, staff, seller");
        var role = violations.oneOf("role", draft.role(), Role.SELLER);
        violations.unless(
                (draft.tenantId() != null) == (role == Role.SELLER),
                "tenantId",
                "user.tenant-mismatch",
                "a seller belongs to one tenant, and nobody else does");
        var status = violations.oneOf("status", draft.status(), UserStatus.ACTIVE);
        password("password", draft.password(), passwordNeeded, violations);
        return violations.checked(() -> new UserSettings(
                username,
                displayName,
                role,
                Optional.ofNullable(draft.tenantId()).map(TenantId::new),
                status));
    }

    /// The rules of a password alone: length, as NIST SP 800-63B has it, and nothing about its characters.
    public static Checked<String> checkPassword(String field, @Nullable String password) {
        var violations = new Violations();
        password(field, password, true, violations);
        return violations.checked(() -> String.valueOf(password));
    }

    private static void password(String field, @Nullable String password, boolean needed, Violations violations) {
        if (password == null) {
            violations.unless(!needed, field, "required", "give a password");
        } else {
            violations.unless(
                    password.length() >= PASSWORD_LEAST && password.length() <= PASSWORD_MOST,
                    field,
                    "user.password-weak",
                    "from " + PASSWORD_LEAST + " to " + PASSWORD_MOST + " characters");
        }
    }
}
