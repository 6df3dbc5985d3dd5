package io.trunkline.routing.live;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.live.domain.LiveState.LiveCampaign;
import io.trunkline.routing.live.domain.LiveState.LiveCarrier;
import io.trunkline.routing.live.domain.LiveState.LiveLink;
import io.trunkline.routing.live.domain.LiveState.LiveNode;
import io.trunkline.routing.live.domain.Room;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows to what is shown of them.
final class SqlHoldingRows {
    private SqlHoldingRows() {}

    /// A thing that has a cap.
    ///
    /// @param owner  of a campaign's part; null for what the platform owns
    /// @param detail the endpoint of a carrier
    record Thing(
            CapKey cap,
            @Nullable Owner owner,
            @Nullable String detail,
            @Nullable String name,
            String status) {
        UUID id() {
            return cap.id();
        }

        Owner owned() {
            return Objects.requireNonNull(owner);
        }
    }

    /// @param client of a link
    record Owner(UUID tenant, UUID campaign, @Nullable UUID client) {}

    static Thing owned(Readable row, CapKind kind) {
        return new Thing(
                new CapKey(kind, required(row, "id", UUID.class)),
                new Owner(
                        required(row, "tenant_id", UUID.class),
                        required(row, "campaign_id", UUID.class),
                        row.get("client_id", UUID.class)),
                null,
                row.get("name", String.class),
                required(row, "status", String.class));
    }

    static Thing ofPlatform(Readable row) {
        return new Thing(
                new CapKey(CapKind.CARRIER, required(row, "id", UUID.class)),
                null,
                required(row, "endpoint_id", String.class),
                required(row, "name", String.class),
                required(row, "status", String.class));
    }

    static LiveCampaign campaign(Thing thing, Ledger ledger) {
        Cap cap = ledger.of(thing.cap());
        return new LiveCampaign(
                thing.id(),
                thing.owned().tenant(),
                Objects.requireNonNull(thing.name()),
                thing.status(),
                atOnce(cap),
                inAll(cap),
                aDay(cap));
    }

    static LiveLink link(Thing thing, Ledger ledger) {
        Cap cap = ledger.of(thing.cap());
        return new LiveLink(
                thing.id(),
                thing.owned().campaign(),
                thing.owned().tenant(),
                Objects.requireNonNull(thing.owned().client()),
                thing.name(),
                thing.status(),
                atOnce(cap),
                inAll(cap),
                Room.of(cap.limits().anHour(), cap.taken().hour().count()),
                aDay(cap));
    }

    static LiveCarrier carrier(Thing thing, Ledger ledger) {
        return new LiveCarrier(
                thing.id(),
                Objects.requireNonNull(thing.detail()),
                Objects.requireNonNull(thing.name()),
                thing.status(),
                atOnce(ledger.of(thing.cap())));
    }

    private static Room atOnce(Cap cap) {
        return Room.of(cap.limits().atOnce(), cap.taken().atOnce());
    }

    private static Room inAll(Cap cap) {
        return Room.of(cap.limits().inAll(), cap.taken().inAll());
    }

    private static Room aDay(Cap cap) {
        return Room.of(cap.limits().aDay(), cap.taken().day().count());
    }

    static LiveNode node(Readable row) {
        return new LiveNode(
                required(row, "node", String.class),
                required(row, "leases", Long.class),
                row.get("answered_at", Instant.class),
                row.get("silent_since", Instant.class));
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
