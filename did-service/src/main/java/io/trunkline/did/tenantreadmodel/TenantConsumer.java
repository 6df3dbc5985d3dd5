package io.trunkline.did.tenantreadmodel;

import io.trunkline.did.tenantreadmodel.TenantReadModel.TenantVersion;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.UpsertBatches;
import java.util.List;
import reactor.core.publisher.Mono;

/// Consumes tenant.changed into the read model.
final class TenantConsumer implements EventHandler {
    private final TenantReadModel tenants;

    TenantConsumer(TenantReadModel tenants) {
        this.tenants = tenants;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return tenants.apply(UpsertBatches.newest(
                        batch.stream().map(ReceivedEvent::event).toList(),
                        TenantChanged.class,
                        UpsertBatches.BY_VERSION)
                .stream()
                .map(tenant ->
                        new TenantVersion(tenant.tenantId(), tenant.version(), tenant.deleted(), tenant.country()))
                .toList());
    }
}
