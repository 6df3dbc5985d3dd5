package io.trunkline.routing.liveusage;

import io.trunkline.data.rows.RowReader;
import io.trunkline.events.calls.LegNumbers;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.liveusage.domain.Capacity;
import io.trunkline.routing.liveusage.domain.LiveState.LiveCampaign;
import io.trunkline.routing.liveusage.domain.LiveState.LiveCarrier;
import io.trunkline.routing.liveusage.domain.LiveState.LiveClient;
import io.trunkline.routing.liveusage.domain.LiveState.LiveLink;
import io.trunkline.routing.liveusage.domain.LiveState.LiveNode;
import io.trunkline.telephony.CallLeg;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps rows to the records of live usage.
final class SqlLiveUsageRows {
    private SqlLiveUsageRows() {}

    /// An entity that has a cap.
    ///
    /// @param owner null for an entity of the platform
    /// @param detail the endpoint id of a client or carrier
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

    static LimitedEntity ownedByTenant(RowReader row, CapKind kind) {
        return new LimitedEntity(
                new CapKey(kind, row.uuid("id")),
                new Owner(row.uuid("tenant_id"), row.uuid("campaign_id"), row.uuidOrNull("client_id")),
                null,
                row.textOrNull("name"),
                row.text("status"));
    }

    static LimitedEntity ownedByPlatform(RowReader row, CapKind kind) {
        return new LimitedEntity(
                new CapKey(kind, row.uuid("id")), null, row.text("endpoint_id"), row.text("name"), row.text("status"));
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
                daily(cap),
                weekly(cap),
                monthly(cap));
    }

    static LiveClient client(LimitedEntity entity, CapLookup lookup) {
        Cap cap = lookup.cap(entity.cap());
        return new LiveClient(
                entity.id(),
                Objects.requireNonNull(entity.detail()),
                Objects.requireNonNull(entity.name()),
                entity.status(),
                concurrent(cap),
                total(cap),
                daily(cap),
                weekly(cap),
                monthly(cap));
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

    private static Capacity weekly(Cap cap) {
        return Capacity.of(cap.limits().weekly(), cap.usage().week().count());
    }

    private static Capacity monthly(Cap cap) {
        return Capacity.of(cap.limits().monthly(), cap.usage().month().count());
    }

    static LiveNode node(RowReader row) {
        return new LiveNode(
                row.text("node"),
                row.bigint("leases"),
                row.instantOrNull("answered_at"),
                row.instantOrNull("unreachable_since"));
    }

    static LiveLease lease(RowReader row) {
        CallLeg leg = CallLeg.ofCode(row.integer("attempt"));
        return new LiveLease(
                row.uuid("id"),
                row.text("call_id"),
                LegNumbers.attempt(leg),
                LegNumbers.connectLeg(leg),
                row.text("node"),
                row.text("direction"),
                row.uuidOrNull("tenant_id"),
                row.uuidOrNull("campaign_id"),
                row.uuidOrNull("link_id"),
                row.uuidOrNull("client_id"),
                row.uuidOrNull("carrier_id"),
                row.uuidOrNull("did_id"),
                row.bool("adopted"),
                row.instant("taken_at"));
    }
}
