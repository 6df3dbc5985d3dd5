package io.trunkline.messaging;

import io.trunkline.events.configuration.TenantChanged;
import java.util.UUID;

final class Tenants {

    private Tenants() {}

    static TenantChanged tenant(UUID id, long version) {
        return tenant(id, version, "version " + version);
    }

    static TenantChanged tenant(UUID id, long version, String name) {
        return new TenantChanged(id, version, false, name, TenantChanged.Status.ACTIVE, null, null);
    }
}
