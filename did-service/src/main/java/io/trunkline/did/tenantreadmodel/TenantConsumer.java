package io.trunkline.did.tenants;

import io.trunkline.did.tenants.KnownTenants.Heard;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Keeps what is heard of tenants.
final class TenantHandler implements EventHandler {
    private final KnownTenants tenants;

    TenantHandler(KnownTenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        var newest = new LinkedHashMap<UUID, Heard>();
        for (ReceivedEvent received : batch) {
            if (received.event() instanceof TenantChanged tenant) {
                newest.merge(
                        tenant.tenantId(),
                        new Heard(tenant.tenantId(), tenant.version(), tenant.deleted()),
                        (one, other) -> other.version() > one.version() ? other : one);
            }
        }
        return tenants.apply(List.copyOf(newest.values()));
    }
}
