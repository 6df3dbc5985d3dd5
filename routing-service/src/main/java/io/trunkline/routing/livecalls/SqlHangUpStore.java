package io.trunkline.routing.livecalls;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlHangUpStore implements HangUpStore {
    /// A placed call has ended when its node reported that; another one has when it has no lease any more.
    private static final String LOCK = """
            SELECT c.call_id, c.node, l.direction, p.call_id IS NOT NULL AS placed,
                   COALESCE(l.tenant_id, p.tenant_id) AS tenant_id,
                   COALESCE(l.campaign_id, p.campaign_id) AS campaign_id, l.link_id, l.client_id, l.carrier_id, COALESCE(l.did_id, p.did_id) AS did_id,
                   CASE WHEN p.call_id IS NULL THEN c.ended_at IS NOT NULL AND COALESCE(l.state, '') <> 'held'
                        ELSE p.ended_at IS NOT NULL END AS ended,
                   p.canceled_at IS NOT NULL OR COALESCE(c.evidence = 'canceled', false) AS canceled
            FROM calls c
            LEFT JOIN placed_calls p ON p.call_id = c.call_id
            LEFT JOIN LATERAL (
                   SELECT o.* FROM leases o WHERE o.call_id = c.call_id
                   ORDER BY o.state = 'held' DESC, o.attempt > 100, o.attempt DESC LIMIT 1) l ON true
            WHERE c.call_id = :call
              AND (CAST(:tenant AS uuid) IS NULL OR COALESCE(p.tenant_id, l.tenant_id) = CAST(:tenant AS uuid))
            FOR UPDATE OF c
            """;

    /// A repeated cancellation keeps the first time.
    private static final String CANCEL_PLACED = """
            UPDATE placed_calls SET canceled_at = COALESCE(canceled_at, clock_timestamp()) WHERE call_id = :call
            """;

    private static final String TOMBSTONE = """
            UPDATE calls SET ended_at = clock_timestamp(), evidence = 'canceled'
            WHERE call_id = :call AND ended_at IS NULL
            """;

    private final DatabaseClient database;

    SqlHangUpStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<LockedCall> lock(CallId call, Optional<UUID> tenant) {
        return database.sql(LOCK)
                .bind("call", call.value())
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(SqlHangUpStore::lockedCall))
                .one();
    }

    @Override
    public Mono<Void> cancel(CallId call) {
        return database.sql(CANCEL_PLACED)
                .bind("call", call.value())
                .then()
                .then(database.sql(TOMBSTONE).bind("call", call.value()).then());
    }

    private static LockedCall lockedCall(RowReader row) {
        return new LockedCall(
                new CallId(row.text("call_id")),
                row.text("node"),
                direction(row),
                new PartyIds(
                        row.uuidOrNull("tenant_id"),
                        row.uuidOrNull("campaign_id"),
                        row.uuidOrNull("link_id"),
                        row.uuidOrNull("client_id"),
                        row.uuidOrNull("carrier_id"),
                        row.uuidOrNull("did_id")),
                row.bool("placed"),
                row.bool("ended"),
                row.bool("canceled"));
    }

    /// A call that was adopted from a snapshot has no direction; the others of its attempts tell it to the record.
    private static Direction direction(RowReader row) {
        return row.optional("direction", String.class)
                .flatMap(Direction::of)
                .filter(direction -> direction != Direction.CONNECT)
                .orElse(row.bool("placed") ? Direction.OUTBOUND : Direction.INBOUND);
    }
}
