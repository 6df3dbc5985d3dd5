package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callrecords.CallRecordFilter.NumberFilter;
import io.trunkline.cdr.platform.SqlPlans;
import io.trunkline.data.rows.RowReader;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.telephony.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Finds the calls with a reference, a tag or the end of a number, if there are few. Under row-level security,
/// PostgreSQL cannot use the indexes of these conditions, since their functions are not leakproof, and would read all
/// records. So the owner of the database looks up the call ids, of which the API role then reads those that the caller
/// may see.
@Component
class SqlCallCandidates {
    /// Where more records match, the first page is soon found among all of them.
    private static final int MAX = 1_000;

    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");

    private static final String SELECT = """
            SELECT call_id FROM calls
            WHERE revision > 0 AND started_at >= :from AND started_at < :to
              AND month >= :fromMonth AND month <= :toMonth
            """;
    private static final String OF_TENANT = "AND tenant_id = :tenantId\n";
    private static final String WITH_REFERENCE = "AND reference <> '{}' AND reference @> :reference\n";
    private static final String WITH_TAG = "AND tags <> '{}' AND tags @> :tag\n";
    private static final String WITH_ENDING = """
            AND (reverse(number) LIKE :ending OR reverse(from_number) LIKE :ending)
            """;
    private static final String LIMIT = "LIMIT " + (MAX + 1);

    private final DatabaseClient database;
    private final SqlPlans plans;
    private final TransactionalOperator transaction;

    SqlCallCandidates(DatabaseClient database, SqlPlans plans, TransactionalOperator transaction) {
        this.database = database;
        this.plans = plans;
        this.transaction = transaction;
    }

    /// @return empty if the filter has no such condition, or too many calls match it
    Mono<Optional<List<CallId>>> find(CallRecordFilter filter) {
        return isIndexed(filter)
                ? plans.withValues()
                        .then(select(filter))
                        .as(transaction::transactional)
                        .as(OwnerAccess::run)
                        .map(found -> found.size() > MAX ? Optional.empty() : Optional.of(found))
                : Mono.just(Optional.empty());
    }

    private static boolean isIndexed(CallRecordFilter filter) {
        return filter.complete()
                && (filter.reference().isPresent()
                        || filter.tag().isPresent()
                        || ending(filter).isPresent());
    }

    private static Optional<String> ending(CallRecordFilter filter) {
        return filter.number()
                .filter(number -> number.match() == NumberFilter.Match.END)
                .map(number -> new StringBuilder(number.digits()).reverse() + "%");
    }

    private Mono<List<CallId>> select(CallRecordFilter filter) {
        var from = filter.from().orElse(EARLIEST);
        var to = filter.to().orElse(LATEST);
        var statement = database.sql(SELECT
                        + filter.tenantId().map(_ -> OF_TENANT).orElse("")
                        + filter.reference().map(_ -> WITH_REFERENCE).orElse("")
                        + filter.tag().map(_ -> WITH_TAG).orElse("")
                        + ending(filter).map(_ -> WITH_ENDING).orElse("")
                        + LIMIT)
                .bind("from", from)
                .bind("to", to)
                .bind("fromMonth", SqlCallRecordList.firstMonth(from))
                .bind("toMonth", SqlCallRecordList.lastMonth(to));
        if (filter.tenantId().isPresent()) {
            statement = statement.bind("tenantId", filter.tenantId().get());
        }
        if (filter.reference().isPresent()) {
            statement = statement.bind(
                    "reference", SqlCallRecordList.json(filter.reference().get()));
        }
        if (filter.tag().isPresent()) {
            statement =
                    statement.bind("tag", SqlCallRecordList.json(filter.tag().get()));
        }
        if (ending(filter).isPresent()) {
            statement = statement.bind("ending", ending(filter).get());
        }
        return statement
                .map(RowReader.with(row -> new CallId(row.text("call_id"))))
                .all()
                .collectList();
    }
}
