package io.trunkline.messaging.rowsecurity;

import io.trunkline.web.security.CurrentUser;
import java.util.UUID;

/// The tenants whose rows a transaction sees.
///
/// @param setting the value of the setting `trunkline.tenant`, which the policies read: the id of a tenant, `*`, or
///     empty
record VisibleTenants(String setting) {
    /// Without a signed-in user.
    static final VisibleTenants NONE = new VisibleTenants("");

    static final VisibleTenants ALL = new VisibleTenants("*");

    /// Its own tenant for a seller, all tenants for admins and staff.
    static VisibleTenants of(CurrentUser user) {
        return user.tenantId().map(VisibleTenants::only).orElse(ALL);
    }

    private static VisibleTenants only(UUID tenant) {
        return new VisibleTenants(tenant.toString());
    }
}
