package io.trunkline.provisioning.apikeys.domain;

import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Validates the draft of an API key and reports every violation.
public final class ApiKeyRules {
    private static final int MAX_NAME_LENGTH = 100;

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
        var scopes = checkScopes(draft, role, violations);
        return violations.result(() -> new ApiKeySettings(
                String.valueOf(name),
                role,
                Optional.ofNullable(draft.tenantId()).map(TenantId::new),
                scopes,
                expiresAt));
    }

    private static List<String> checkScopes(ApiKeyDraft draft, Role role, Violations violations) {
        if (draft.scopes() == null) {
            return List.of();
        }
        violations.require(
                !draft.scopes().isEmpty(),
                "scopes",
                "size",
                "must have at least one scope; leave it out for all that the role may do");
        for (int i = 0; i < draft.scopes().size(); i++) {
            checkScope("scopes[" + i + "]", String.valueOf(draft.scopes().get(i)), role, violations);
        }
        return draft.scopes().stream()
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static void checkScope(String field, String scope, Role role, Violations violations) {
        if (!ApiScopes.ALL.contains(scope)) {
            violations.add(
                    field,
                    "one-of",
                    "must be a scope, which %s is not; docs/access.md lists those of each operation"
                            .formatted(abbreviate(scope)));
        } else if (!ApiScopes.ofRole(role).contains(scope)) {
            violations.add(
                    field,
                    "one-of",
                    "must be a scope that the role %s can use, which %s is not".formatted(WireName.of(role), scope));
        }
    }

    private static String abbreviate(String scope) {
        return scope.length() <= MAX_NAME_LENGTH ? scope : scope.substring(0, MAX_NAME_LENGTH) + "…";
    }
}
