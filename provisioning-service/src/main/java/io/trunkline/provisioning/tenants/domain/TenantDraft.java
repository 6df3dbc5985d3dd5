package io.trunkline.provisioning.tenants.domain;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violations;
import org.jspecify.annotations.Nullable;

/// A tenant as somebody asks for it, unchecked.
///
/// @param status `active` (the ordinary one) or `suspended`
public record TenantDraft(@Nullable String name, @Nullable String status) {

    public Checked<TenantSettings> check() {
        var violations = new Violations();
        var checkedName = violations.name("name", name);
        var checkedStatus = violations.oneOf("status", status, TenantStatus.ACTIVE);
        return violations.checked(() -> new TenantSettings(checkedName, checkedStatus));
    }
}
