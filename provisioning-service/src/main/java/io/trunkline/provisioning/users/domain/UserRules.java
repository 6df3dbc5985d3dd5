package io.trunkline.provisioning.users.domain;

import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.telephony.ids.TenantId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates a user draft and reports every violation.
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final int MIN_PASSWORD_LENGTH = 12;
    private static final int MAX_PASSWORD_LENGTH = 200;

    private UserRules() {}

    /// @param passwordRequired true for a new user
    public static ValidationResult<UserSettings> check(UserDraft draft, boolean passwordRequired) {
        var violations = new Violations();
        var username = draft.username() == null ? "" : draft.username().strip().toLowerCase(Locale.ROOT);
        violations.require(
                USERNAME.matcher(username).matches(),
                "username",
                "pattern",
                "must have 2 to 64 characters of a-z, 0-9 and . _ @ -, and start with a letter or digit");
        var displayName = violations.optionalText("displayName", draft.displayName(), 100);
        violations.require(draft.role() != null, "role", "required", "must be one of admin, staff, seller");
        var role = violations.oneOfOrDefault("role", draft.role(), Role.SELLER);
        violations.require(
                (draft.tenantId() != null) == (role == Role.SELLER),
                "tenantId",
                "user.tenant-mismatch",
                "is required for a seller, and must be absent for other roles");
        var status = violations.oneOfOrDefault("status", draft.status(), UserStatus.ACTIVE);
        checkPassword(draft.password(), passwordRequired, violations);
        return violations.result(() -> new UserSettings(
                username,
                displayName,
                role,
                Optional.ofNullable(draft.tenantId()).map(TenantId::new),
                status));
    }

    /// Checks a password alone. As NIST SP 800-63B recommends, only its length matters.
    public static ValidationResult<String> checkPassword(String field, @Nullable String password) {
        var violations = new Violations();
        if (password == null) {
            violations.add(field, "required", "is required");
        } else {
            checkPasswordLength(field, password, violations);
        }
        return violations.result(() -> String.valueOf(password));
    }

    /// The new password; empty if there is none, or if it is not valid.
    public static Optional<String> validPassword(SecretUpdate password) {
        return password instanceof SecretUpdate.Replace(var text)
                        && checkPassword("password", text) instanceof ValidationResult.Valid(var valid)
                ? Optional.of(valid)
                : Optional.empty();
    }

    private static void checkPassword(SecretUpdate password, boolean required, Violations violations) {
        switch (password) {
            case SecretUpdate.Keep _ -> violations.require(!required, "password", "required", "is required");
            case SecretUpdate.Remove _ ->
                violations.add("password", "required", "must not be null, because each user has one");
            case SecretUpdate.Replace(var text) -> checkPasswordLength("password", text, violations);
        }
    }

    private static void checkPasswordLength(String field, String password, Violations violations) {
        violations.require(
                password.length() >= MIN_PASSWORD_LENGTH && password.length() <= MAX_PASSWORD_LENGTH,
                field,
                "user.password-weak",
                "must have " + MIN_PASSWORD_LENGTH + " to " + MAX_PASSWORD_LENGTH + " characters");
    }
}
