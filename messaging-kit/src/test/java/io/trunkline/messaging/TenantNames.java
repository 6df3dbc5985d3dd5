package io.trunkline.messaging;

import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// A read model that each replica keeps in memory.
public class TenantNames implements EventHandler {

    private final Map<UUID, String> names = new ConcurrentHashMap<>();

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromRunnable(() -> batch.forEach(received -> {
            TenantChanged tenant = (TenantChanged) received.event();
            names.put(tenant.tenantId(), tenant.name());
        }));
    }

    @Nullable
    public String of(UUID tenantId) {
        return names.get(tenantId);
    }
}
