package io.trunkline.messaging.outbox;

import io.r2dbc.spi.Readable;
import io.trunkline.events.wire.Envelope;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The relay's access to the outbox tables: the lease and the pending, published and parked rows.
public final class SqlOutboxRows {

    /// The rows are read at the start of the statement, when the relay may not have the lease yet.
    private static final String DELETE_RENEW_READ = """
            WITH deleted AS (DELETE FROM outbox WHERE id = ANY(:sent)),
                 lease AS (
                    INSERT INTO outbox_lease (id, holder, epoch, expires_at)
                    VALUES (1, :holder, 1, clock_timestamp() + make_interval(secs => :seconds))
                    ON CONFLICT (id) DO UPDATE
                       SET holder = excluded.holder,
                           epoch = outbox_lease.epoch
                              + CASE WHEN outbox_lease.holder = excluded.holder THEN 0 ELSE 1 END,
                           expires_at = excluded.expires_at
                     WHERE outbox_lease.holder = excluded.holder OR outbox_lease.expires_at < clock_timestamp()
                    RETURNING epoch)
            SELECT lease.epoch, pending.*
            FROM lease LEFT JOIN LATERAL (
               SELECT id, event_id, topic, type, key, tenant_id, traceparent, body, appended_at
               FROM outbox
               WHERE parked_at IS NULL AND id <> ALL(:sent)
               ORDER BY id
               LIMIT :limit) pending ON true
            ORDER BY pending.id
            """;

    private static final String EXTEND_LEASE = """
            UPDATE outbox_lease SET expires_at = clock_timestamp() + make_interval(secs => :seconds)
             WHERE holder = :holder AND expires_at > clock_timestamp()
            """;

    private static final String RELEASE_LEASE = """
            UPDATE outbox_lease SET expires_at = clock_timestamp() - interval '1 second' WHERE holder = :holder
            """;

    private static final String PENDING = """
            SELECT id, event_id, topic, type, key, tenant_id, traceparent, body, appended_at
            FROM outbox
            WHERE parked_at IS NULL
              AND EXISTS (SELECT FROM outbox_lease WHERE holder = :holder AND expires_at > clock_timestamp())
            ORDER BY id
            LIMIT :limit
            """;

    private static final String PARK = """
            UPDATE outbox SET parked_at = clock_timestamp(), parked_reason = :reason WHERE id = :id
            """;

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM (SELECT FROM outbox WHERE parked_at IS NULL LIMIT 10000)) AS waiting,
                   (SELECT count(*) FROM (SELECT FROM outbox WHERE parked_at IS NOT NULL LIMIT 10000)) AS parked
            """;

    private final DatabaseClient database;
    private final String source;
    private final UUID holder = UUID.randomUUID();

    public SqlOutboxRows(DatabaseClient database, String service) {
        this.database = database;
        this.source = "/" + service;
    }

    /// Deletes rows that were sent, acquires or renews the lease, and reads the next rows in order.
    ///
    /// @return empty while another relay has the lease
    Mono<LeasedRows> renewAndRead(List<OutboxRow> sent, Duration time, int limit) {
        return database.sql(DELETE_RENEW_READ)
                .bind("sent", sent.stream().map(OutboxRow::id).toArray(Long[]::new))
                .bind("holder", holder)
                .bind("seconds", time.toMillis() / 1000.0)
                .bind("limit", limit)
                .map(this::leasedRow)
                .all()
                .collectList()
                .mapNotNull(LeasedRows::of);
    }

    /// Extends the lease if it is still held. A lease that has expired or belongs to another relay is not changed.
    Mono<Void> extendLease(Duration time) {
        return database.sql(EXTEND_LEASE)
                .bind("holder", holder)
                .bind("seconds", time.toMillis() / 1000.0)
                .then();
    }

    /// Ends the lease, so that another relay can acquire it immediately.
    Mono<Void> releaseLease() {
        return database.sql(RELEASE_LEASE).bind("holder", holder).then();
    }

    /// The next rows in order; none if another relay has the lease.
    Mono<List<OutboxRow>> pendingRows(int limit) {
        return database.sql(PENDING)
                .bind("holder", holder)
                .bind("limit", limit)
                .map(this::row)
                .all()
                .collectList();
    }

    Mono<Void> park(OutboxRow row, String reason) {
        return database.sql(PARK).bind("id", row.id()).bind("reason", reason).then();
    }

    Mono<Backlog> backlog() {
        return database.sql(COUNT)
                .map(row -> new Backlog(required(row, "waiting", Long.class), required(row, "parked", Long.class)))
                .one();
    }

    private LeasedRow leasedRow(Readable row) {
        return new LeasedRow(required(row, "epoch", Long.class), row.get("id", Long.class) == null ? null : row(row));
    }

    private OutboxRow row(Readable row) {
        UUID tenantId = row.get("tenant_id", UUID.class);
        Envelope envelope = new Envelope(
                required(row, "event_id", UUID.class),
                required(row, "type", String.class),
                source,
                required(row, "key", String.class),
                required(row, "appended_at", OffsetDateTime.class).toInstant(),
                tenantId == null ? null : tenantId.toString(),
                row.get("traceparent", String.class));
        return new OutboxRow(
                required(row, "id", Long.class),
                required(row, "topic", String.class),
                envelope,
                required(row, "body", String.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /// @param row null if no row is pending
    private record LeasedRow(long epoch, @Nullable OutboxRow row) {}

    /// @param epoch of the lease; it grows with each new holder
    /// @param rows the next rows, as they were when the statement began. If the epoch is new, they are those of the
    ///     relay before and must be read again
    record LeasedRows(long epoch, List<OutboxRow> rows) {

        private static @Nullable LeasedRows of(List<LeasedRow> found) {
            return found.isEmpty()
                    ? null
                    : new LeasedRows(
                            found.getFirst().epoch(),
                            found.stream()
                                    .map(LeasedRow::row)
                                    .filter(Objects::nonNull)
                                    .toList());
        }
    }

    /// Numbers of rows, counted up to 10,000 so that counting stays fast during a long outage.
    ///
    /// @param pending waiting to be published
    /// @param parked rejected by Kafka; an operator has to check them
    public record Backlog(long pending, long parked) {}
}
