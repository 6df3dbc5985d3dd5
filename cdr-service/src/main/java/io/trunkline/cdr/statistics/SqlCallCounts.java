package io.trunkline.cdr.statistics;

import io.trunkline.cdr.platform.TelephonyJson;
import io.trunkline.cdr.statistics.domain.CompleteCall;
import io.trunkline.cdr.statistics.domain.Contribution;
import io.trunkline.cdr.statistics.domain.CountingPosition;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.numbers.NumberPlaces;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Reads changed calls, and keeps what is counted of them.
@Component
class SqlCallCounts {
    /// The transactions are those of the time before the changes are read.
    private static final String POSITION = """
            SELECT epoch, transaction_id, call_id, up_to, mark_at, mark_transaction_id,
                (SELECT epoch FROM change_epoch) AS current_epoch,
                statement_timestamp() AS now,
                CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) AS oldest_transaction,
                CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint) AS next_transaction
            FROM statistics_position WHERE id = 1
            """;
    private static final String LOCKED = "FOR UPDATE SKIP LOCKED";

    private static final String SAVE_POSITION = """
            UPDATE statistics_position SET epoch = :epoch, transaction_id = :transaction, call_id = :callId,
                up_to = :upTo, mark_at = :markAt, mark_transaction_id = :markTransaction
            WHERE id = 1
            """;

    private static final String COMPLETE_CALLS = """
            SELECT month, call_id, tenant_id, campaign_id, did_id, number, reason, node, disposition, started_at,
                ended_at, talk_millis, post_dial_delay_millis, CAST(CAST(changed_in AS text) AS bigint) AS changed_in
            FROM calls
            WHERE revision > 0
            """;
    private static final String CHANGED = COMPLETE_CALLS + """
              AND changed_in < pg_snapshot_xmin(pg_current_snapshot())
              AND (changed_in, call_id) > (CAST(CAST(:transaction AS text) AS xid8), :callId)
            ORDER BY changed_in, call_id LIMIT :limit
            """;

    private static final String STARTED_AND_READ = COMPLETE_CALLS + """
              AND started_at >= :from AND started_at < :to
              AND (changed_in, call_id) <= (CAST(CAST(:transaction AS text) AS xid8), :callId)
            """;

    private static final String ATTEMPTS = """
            SELECT call_id, carrier_id, client_id, link_id, disposition, started_at, answered_at, ended_at,
                post_dial_delay_millis
            FROM attempts
            WHERE month = ANY (CAST(:months AS date[])) AND call_id = ANY (CAST(:callIds AS text[]))
              AND attempt BETWEEN 1 AND 100 AND disposition IS NOT NULL
            ORDER BY call_id, attempt
            """;

    private static final String CONTRIBUTIONS = """
            SELECT call_id, contribution FROM counted_calls
            WHERE month = ANY (CAST(:months AS date[])) AND call_id = ANY (CAST(:callIds AS text[]))
            """;

    private static final String SAVE_CONTRIBUTIONS = """
            INSERT INTO counted_calls (month, call_id, contribution)
            SELECT month, call_id, CAST(contribution AS jsonb)
            FROM unnest(CAST(:months AS date[]), CAST(:callIds AS text[]), CAST(:contributions AS text[]))
                AS new (month, call_id, contribution)
            ON CONFLICT (month, call_id) DO UPDATE SET contribution = EXCLUDED.contribution
            """;

    private static final NumberPlaces PLACES = new NumberPlaces();
    private static final JsonMapper CONTRIBUTION_JSON = TelephonyJson.mapper();

    private final DatabaseClient database;

    SqlCallCounts(DatabaseClient database) {
        this.database = database;
    }

    /// The position, and the transactions of the database now.
    record ReadPosition(CountingPosition position, CountingPosition.Transactions now) {}

    /// Locks the position until the transaction ends.
    ///
    /// @return empty while another replica has the lock
    Mono<ReadPosition> lockPosition() {
        return database.sql(POSITION + LOCKED)
                .map(RowReader.with(SqlCallCounts::readPosition))
                .one();
    }

    /// From where changes are read next.
    Mono<CountingPosition> position() {
        return database.sql(POSITION)
                .map(RowReader.with(SqlCallCounts::readPosition))
                .one()
                .map(read -> read.position().in(read.now()));
    }

    Mono<Void> savePosition(CountingPosition position) {
        return database.sql(SAVE_POSITION)
                .bind("epoch", position.epoch())
                .bind("transaction", position.transaction())
                .bind("callId", position.callId())
                .bind("upTo", Binds.orNull(position.upTo(), Instant.class))
                .bind("markAt", Binds.orNull(position.mark().map(CountingPosition.Mark::at), Instant.class))
                .bind(
                        "markTransaction",
                        Binds.orNull(position.mark().map(CountingPosition.Mark::transaction), Long.class))
                .then();
    }

    /// The next changed calls, in the order of their changes.
    Mono<List<ChangedCall>> changedAfter(CountingPosition position, int limit) {
        return database.sql(CHANGED)
                .bind("transaction", Long.toString(position.transaction()))
                .bind("callId", position.callId())
                .bind("limit", limit)
                .map(RowReader.with(StoredCall::of))
                .all()
                .collectList()
                .flatMap(this::withAttempts);
    }

    /// The calls that started within a time and whose latest change was read before this position.
    Mono<List<ChangedCall>> startedIn(TimeRange time, CountingPosition position) {
        return database.sql(STARTED_AND_READ)
                .bind("from", time.from())
                .bind("to", time.to())
                .bind("transaction", Long.toString(position.transaction()))
                .bind("callId", position.callId())
                .map(RowReader.with(StoredCall::of))
                .all()
                .collectList()
                .flatMap(this::withAttempts);
    }

    private Mono<List<ChangedCall>> withAttempts(List<StoredCall> calls) {
        if (calls.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(ATTEMPTS)
                .bind("months", Binds.dates(calls, StoredCall::month))
                .bind("callIds", Binds.texts(calls, StoredCall::callId))
                .map(RowReader.with(row -> Map.entry(row.text("call_id"), attempt(row))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .map(attempts -> calls.stream()
                        .map(call -> call.with(attempts.getOrDefault(call.callId(), List.of())))
                        .toList());
    }

    /// What these calls added to the rollups so far, by call id; without calls that are not counted.
    Mono<Map<String, Contribution>> contributionsOf(List<ChangedCall> calls) {
        return database.sql(CONTRIBUTIONS)
                .bind("months", Binds.dates(calls, ChangedCall::month))
                .bind("callIds", Binds.texts(calls, ChangedCall::callId))
                .map(RowReader.with(row -> Map.entry(
                        row.text("call_id"),
                        CONTRIBUTION_JSON.readValue(row.text("contribution"), Contribution.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Void> saveContributions(List<ChangedCall> calls) {
        return database.sql(SAVE_CONTRIBUTIONS)
                .bind("months", Binds.dates(calls, ChangedCall::month))
                .bind("callIds", Binds.texts(calls, ChangedCall::callId))
                .bind(
                        "contributions",
                        Binds.texts(calls, call -> CONTRIBUTION_JSON.writeValueAsString(call.contribution())))
                .then();
    }

    private static ReadPosition readPosition(RowReader row) {
        var markTransaction = row.bigintOrNull("mark_transaction_id");
        var position = new CountingPosition(
                row.uuid("epoch"),
                row.bigint("transaction_id"),
                row.text("call_id"),
                row.optional("up_to", Instant.class),
                markTransaction == null
                        ? Optional.empty()
                        : Optional.of(new CountingPosition.Mark(row.instant("mark_at"), markTransaction)));
        return new ReadPosition(
                position,
                new CountingPosition.Transactions(
                        row.uuid("current_epoch"),
                        row.instant("now"),
                        row.bigint("oldest_transaction"),
                        row.bigint("next_transaction")));
    }

    private static CompleteCall.Attempt attempt(RowReader row) {
        return new CompleteCall.Attempt(
                row.uuidOrNull("carrier_id"),
                row.uuidOrNull("client_id"),
                row.uuidOrNull("link_id"),
                row.enumValue("disposition", Disposition.class),
                row.instantOrNull("started_at"),
                row.instantOrNull("answered_at"),
                row.instantOrNull("ended_at"),
                row.bigintOrNull("post_dial_delay_millis"));
    }

    /// A row of the table `calls`.
    private record StoredCall(
            LocalDate month,
            String callId,
            long transaction,
            @Nullable UUID tenantId,
            @Nullable UUID campaignId,
            @Nullable UUID didId,
            @Nullable String number,
            @Nullable String reason,
            String node,
            @Nullable Disposition disposition,
            Instant startedAt,
            @Nullable Instant endedAt,
            long talkMillis,
            @Nullable Long postDialDelayMillis) {
        static StoredCall of(RowReader row) {
            return new StoredCall(
                    row.date("month"),
                    row.text("call_id"),
                    row.bigint("changed_in"),
                    row.uuidOrNull("tenant_id"),
                    row.uuidOrNull("campaign_id"),
                    row.uuidOrNull("did_id"),
                    row.textOrNull("number"),
                    row.textOrNull("reason"),
                    row.text("node"),
                    row.enumValueOrNull("disposition", Disposition.class),
                    row.instant("started_at"),
                    row.instantOrNull("ended_at"),
                    row.bigint("talk_millis"),
                    row.bigintOrNull("post_dial_delay_millis"));
        }

        ChangedCall with(List<CompleteCall.Attempt> attempts) {
            return new ChangedCall(month, callId, transaction, call(attempts));
        }

        private Optional<CompleteCall> call(List<CompleteCall.Attempt> attempts) {
            var place = PLACES.placeOf(number);
            return disposition == null
                    ? Optional.empty()
                    : CallId.parse(callId)
                            .map(id -> new CompleteCall(
                                    id,
                                    tenantId,
                                    campaignId,
                                    didId,
                                    place.country(),
                                    place.region(),
                                    reason,
                                    node,
                                    Objects.requireNonNull(disposition),
                                    startedAt,
                                    endedAt,
                                    talkMillis,
                                    postDialDelayMillis,
                                    attempts));
        }
    }
}
