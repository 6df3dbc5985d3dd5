package io.trunkline.did.tenantreadmodel;

import io.trunkline.did.tenantreadmodel.TenantReadModel.TenantVersion;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Consumes tenant.changed into the read model.
final class TenantConsumer implements EventHandler {
    private final TenantReadModel tenants;

    TenantConsumer(TenantReadModel tenants) {
        this.tenants = tenants;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        var newest = new LinkedHashMap<UUID, TenantVersion>();
        for (ReceivedEvent received : batch) {
            if (received.event() instanceof TenantChanged tenant) {
                newest.merge(
                        tenant.tenantId(),
                        new TenantVersion(tenant.tenantId(), tenant.version(), tenant.deleted()),
                        (a, b) -> b.version() > a.version() ? b : a);
            }
        }
        return tenants.apply(List.copyOf(newest.values()));
    }
}
