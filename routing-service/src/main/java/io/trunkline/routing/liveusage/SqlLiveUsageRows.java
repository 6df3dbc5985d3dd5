package io.trunkline.routing.liveusage;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.liveusage.domain.Capacity;
import io.trunkline.routing.liveusage.domain.LiveState.LiveCampaign;
import io.trunkline.routing.liveusage.domain.LiveState.LiveCarrier;
import io.trunkline.routing.liveusage.domain.LiveState.LiveLink;
import io.trunkline.routing.liveusage.domain.LiveState.LiveNode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps rows to the records of live usage.
final class SqlLiveUsageRows {
    private SqlLiveUsageRows() {}

    /// An entity that has a cap.
    ///
    /// @param owner null for an entity of the platform
    /// @param detail the endpoint id of a carrier
    record LimitedEntity(
            CapKey cap,
            @Nullable Owner owner,
            @Nullable String detail,
            @Nullable String name,
            String status) {
        UUID id() {
            return cap.id();
        }

        Owner requireOwner() {
            return Objects.requireNonNull(owner);
        }
    }

    /// @param client only for a link
    record Owner(UUID tenant, UUID campaign, @Nullable UUID client) {}

    static LimitedEntity ownedByTenant(Readable row, CapKind kind) {
        return new LimitedEntity(
                new CapKey(kind, required(row, "id", UUID.class)),
                new Owner(
                        required(row, "tenant_id", UUID.class),
                        required(row, "campaign_id", UUID.class),
                        row.get("client_id", UUID.class)),
                null,
                row.get("name", String.class),
                required(row, "status", String.class));
    }

    static LimitedEntity ownedByPlatform(Readable row) {
        return new LimitedEntity(
                new CapKey(CapKind.CARRIER, required(row, "id", UUID.class)),
                null,
                required(row, "endpoint_id", String.class),
                required(row, "name", String.class),
                required(row, "status", String.class));
    }

    static LiveCampaign campaign(LimitedEntity entity, CapLookup lookup) {
        Cap cap = lookup.cap(entity.cap());
        return new LiveCampaign(
                entity.id(),
                entity.requireOwner().tenant(),
                Objects.requireNonNull(entity.name()),
                entity.status(),
                concurrent(cap),
                total(cap),
                daily(cap));
    }

    static LiveLink link(LimitedEntity entity, CapLookup lookup) {
        Cap cap = lookup.cap(entity.cap());
        return new LiveLink(
                entity.id(),
                entity.requireOwner().campaign(),
                entity.requireOwner().tenant(),
                Objects.requireNonNull(entity.requireOwner().client()),
                entity.name(),
                entity.status(),
                concurrent(cap),
                total(cap),
                Capacity.of(cap.limits().hourly(), cap.usage().hour().count()),
                daily(cap));
    }

    static LiveCarrier carrier(LimitedEntity entity, CapLookup lookup) {
        return new LiveCarrier(
                entity.id(),
                Objects.requireNonNull(entity.detail()),
                Objects.requireNonNull(entity.name()),
                entity.status(),
                concurrent(lookup.cap(entity.cap())));
    }

    private static Capacity concurrent(Cap cap) {
        return Capacity.of(cap.limits().concurrent(), cap.usage().concurrent());
    }

    private static Capacity total(Cap cap) {
        return Capacity.of(cap.limits().total(), cap.usage().total());
    }

    private static Capacity daily(Cap cap) {
        return Capacity.of(cap.limits().daily(), cap.usage().day().count());
    }

    static LiveNode node(Readable row) {
        return new LiveNode(
                required(row, "node", String.class),
                required(row, "leases", Long.class),
                row.get("answered_at", Instant.class),
                row.get("unreachable_since", Instant.class));
    }

    static LiveLease lease(Readable row) {
        return new LiveLease(
                required(row, "id", UUID.class),
                required(row, "call_id", String.class),
                required(row, "attempt", Integer.class),
                required(row, "node", String.class),
                required(row, "direction", String.class),
                row.get("tenant_id", UUID.class),
                row.get("campaign_id", UUID.class),
                row.get("link_id", UUID.class),
                row.get("client_id", UUID.class),
                row.get("carrier_id", UUID.class),
                row.get("did_id", UUID.class),
                required(row, "adopted", Boolean.class),
                required(row, "taken_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
