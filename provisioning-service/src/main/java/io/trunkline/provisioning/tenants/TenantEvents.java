package io.trunkline.provisioning.tenants;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.provisioning.tenants.domain.Destinations;
import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Turns a tenant into events: tenant.changed with its configuration, access.changed with whether its users
/// have access.
@Configuration(proxyBeanMethods = false)
class TenantEvents {

    @Bean
    RepublishSource tenantRepublishSource(TenantRepository tenants) {
        return (after, limit) -> tenants.lockPageForShare(new TenantId(after), limit)
                .map(page -> page.stream()
                        .flatMap(tenant -> eventsFor(tenant).stream())
                        .toList());
    }

    static List<Event> eventsFor(Tenant tenant) {
        var id = tenant.id().value();
        var deleted = tenant.deletedAt() != null;
        return List.of(
                new TenantChanged(
                        id,
                        tenant.version(),
                        deleted,
                        tenant.settings().name(),
                        TenantChanged.Status.valueOf(tenant.settings().status().name()),
                        tenant.settings().maxCallsPerSecond(),
                        destinations(tenant.settings().destinations()),
                        tenant.settings().country().code()),
                new AccessChanged(
                        id, tenant.version(), deleted, AccessChanged.Kind.TENANT, id, tenant.isActive(), null));
    }

    private static TenantChanged.@Nullable Destinations destinations(Destinations destinations) {
        return destinations.equals(Destinations.DEFAULT_COUNTRY_ONLY)
                ? null
                : new TenantChanged.Destinations(destinations.allowed(), destinations.barred());
    }
}
