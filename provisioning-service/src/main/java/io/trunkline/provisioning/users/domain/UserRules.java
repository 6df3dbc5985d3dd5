package io.trunkline.provisioning.users.domain;

import io.trunkline.provisioning.tenants.domain.TenantId;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a draft by the rules of a user, and says every rule that it breaks.
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final int MIN_PASSWORD_LENGTH = 12;
    private static final int MAX_PASSWORD_LENGTH = 200;

    private UserRules() {}

    /// @param passwordNeeded true for a new user
    public static ValidationResult<UserSettings> check(UserDraft draft, boolean passwordNeeded) {
        var violations = new Violations();
        var username = draft.username() == null ? "" : draft.username().strip().toLowerCase(Locale.ROOT);
        violations.require(
                USERNAME.matcher(username).matches(),
                "username",
                "pattern",
                "2 to 64 letters, digits and . _ @ -, beginning with a letter or digit");
        var displayName = violations.optionalText("displayName", draft.displayName(), 100);
        violations.require(draft.role() != null, "role", "required", "one of admin, staff, seller");
        var role = violations.oneOfOrDefault("role", draft.role(), Role.SELLER);
        violations.require(
                (draft.tenantId() != null) == (role == Role.SELLER),
                "tenantId",
                "user.tenant-mismatch",
                "a seller belongs to one tenant, and nobody else does");
        var status = violations.oneOfOrDefault("status", draft.status(), UserStatus.ACTIVE);
        checkPasswordLength("password", draft.password(), passwordNeeded, violations);
        return violations.result(() -> new UserSettings(
                username,
                displayName,
                role,
                Optional.ofNullable(draft.tenantId()).map(TenantId::new),
                status));
    }

    /// The rules of a password alone: length, as NIST SP 800-63B has it, and nothing about its characters.
    public static ValidationResult<String> checkPassword(String field, @Nullable String password) {
        var violations = new Violations();
        checkPasswordLength(field, password, true, violations);
        return violations.result(() -> String.valueOf(password));
    }

    private static void checkPasswordLength(
            String field, @Nullable String password, boolean needed, Violations violations) {
        if (password == null) {
            violations.require(!needed, field, "required", "give a password");
        } else {
            violations.require(
                    password.length() >= MIN_PASSWORD_LENGTH && password.length() <= MAX_PASSWORD_LENGTH,
                    field,
                    "user.password-weak",
                    "from " + MIN_PASSWORD_LENGTH + " to " + MAX_PASSWORD_LENGTH + " characters");
        }
    }
}
