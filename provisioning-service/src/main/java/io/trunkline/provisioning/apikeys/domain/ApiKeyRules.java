package io.trunkline.provisioning.apikeys.domain;

import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.telephony.ids.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Validates the draft of an API key and reports every violation.
public final class ApiKeyRules {
    private static final Pattern SCOPE = Pattern.compile("[a-z]+(-[a-z]+)*:(read|write)");
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_SCOPES = 50;

    private ApiKeyRules() {}

    public static ValidationResult<ApiKeySettings> check(ApiKeyDraft draft, Instant now) {
        var violations = new Violations();
        var name = violations.optionalText("name", draft.name(), MAX_NAME_LENGTH);
        violations.require(name != null && !name.isBlank(), "name", "required", "is required");
        var role = violations.oneOfOrDefault("role", draft.role(), Role.SELLER);
        violations.require(
                (draft.tenantId() != null) == (role == Role.SELLER),
                "tenantId",
                "user.tenant-mismatch",
                "is required for the role seller, and must be absent for other roles");
        var expiresAt = Optional.ofNullable(draft.expiresAt());
        violations.require(expiresAt.map(now::isBefore).orElse(true), "expiresAt", "range", "must be in the future");
        var scopes = checkScopes(draft, violations);
        return violations.result(() -> new ApiKeySettings(
                String.valueOf(name),
                role,
                Optional.ofNullable(draft.tenantId()).map(TenantId::new),
                scopes,
                expiresAt));
    }

    private static List<String> checkScopes(ApiKeyDraft draft, Violations violations) {
        var scopes = draft.scopes() == null ? List.<String>of() : draft.scopes();
        violations.require(
                scopes.size() <= MAX_SCOPES
                        && scopes.stream()
                                .allMatch(scope ->
                                        scope != null && SCOPE.matcher(scope).matches()),
                "scopes",
                "pattern",
                "must be a resource and read or write, such as dids:read; at most " + MAX_SCOPES);
        return scopes.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }
}
