package io.trunkline.messaging;

import io.trunkline.events.configuration.TenantChanged;
import java.util.UUID;

public final class TenantEvents {

    private TenantEvents() {}

    public static TenantChanged tenant(UUID id, long version) {
        return tenant(id, version, "version " + version);
    }

    public static TenantChanged tenant(UUID id, long version, String name) {
        return new TenantChanged(id, version, false, name, TenantChanged.Status.ACTIVE, null, null, null);
    }
}
