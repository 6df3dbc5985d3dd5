package io.trunkline.did.tenantreadmodel;

import io.trunkline.did.tenantreadmodel.TenantReadModel.TenantVersion;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.UpsertBatches;
import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/// Consumes tenant.changed into the read model, and deactivates the numbers of deleted tenants. Numbers that are
/// activated at the same time are not missed: such a request locks its tenant, which the read model waits for.
final class TenantConsumer implements EventHandler {
    private final TenantReadModel tenants;
    private final NumbersOfDeletedTenants numbers;

    TenantConsumer(TenantReadModel tenants, NumbersOfDeletedTenants numbers) {
        this.tenants = tenants;
        this.numbers = numbers;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<TenantChanged> newest = UpsertBatches.newest(
                batch.stream().map(ReceivedEvent::event).toList(), TenantChanged.class, UpsertBatches.BY_VERSION);
        return tenants.apply(newest.stream().map(TenantConsumer::toVersion).toList())
                .then(Mono.defer(() -> numbers.deactivate(deletedOf(newest))));
    }

    private static TenantVersion toVersion(TenantChanged tenant) {
        return new TenantVersion(tenant.tenantId(), tenant.version(), tenant.deleted(), tenant.country());
    }

    private static List<TenantId> deletedOf(List<TenantChanged> tenants) {
        return tenants.stream()
                .filter(TenantChanged::deleted)
                .map(tenant -> new TenantId(tenant.tenantId()))
                .toList();
    }
}
