package io.trunkline.cdr;

import static io.trunkline.cdr.TestEnvironment.SERVICE;
import static io.trunkline.cdr.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.data.rows.RowReader;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.wire.Envelope;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// What a batch of facts costs in the database: the facts are given to the consumer's handler.
class CallFactBatchesIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// The rows that this connection has changed or read, including those of the current transaction.
    private static final String ROWS = """
            SELECT CAST(sum(n_tup_ins) AS bigint) AS inserted, CAST(sum(n_tup_upd) AS bigint) AS updated,
                CAST(sum(n_tup_hot_upd) AS bigint) AS hot,
                CAST(sum(seq_tup_read) + sum(idx_tup_fetch) AS bigint) AS read
            FROM pg_stat_xact_user_tables
            WHERE relname = 'outbox' OR relname LIKE 'calls%' OR relname LIKE 'attempts%'
            """;

    private static final String FINISHED_CALLS = """
            INSERT INTO calls (month, call_id, version, revision, tenant_id, number, from_number, node, started_at)
            SELECT '2033-01-01', 'ast1-' || (1988150400 + n % 1000000) || '.f' || n, 2, 1, gen_random_uuid(),
                '+1404' || n, '+1706' || n, 'ast1', to_timestamp(1988150400 + n % 1000000)
            FROM generate_series(1, FINISHED) AS n
            """;

    private final EventHandler handler =
            SERVICE.getBean("callFactSubscription", Subscription.class).handler();
    private final DatabaseClient database = SERVICE.getBean(DatabaseClient.class);
    private final TransactionalOperator transaction = SERVICE.getBean(TransactionalOperator.class);

    @Test
    void the_facts_of_many_calls_are_stored_by_one_statement() {
        var calls = calls(50, "2032-05-01T10:00:00Z");

        assertThat(rows(facts(calls, 0, 3)).changes()).isEqualTo(new Changes(50, 0));
        assertThat(rows(facts(calls, 3, 4)).changes()).isEqualTo(new Changes(0, 50));
        // the attempt and the event of each
        assertThat(rows(facts(calls, 4, 6)).changes()).isEqualTo(new Changes(100, 50));

        assertThat(storedAs(
                        "count(*), count(DISTINCT CAST(xmin AS text) || '.' || cmin), min(version), max(version)",
                        calls))
                .isEqualTo("50|1|3|3");
    }

    @Test
    void facts_that_are_stored_together_give_the_record_of_those_that_are_stored_one_by_one() {
        var together = calls(3, "2032-05-01T11:00:00Z");
        var oneByOne = together.getFirst().nextCallAt("2032-05-01T11:00:00Z");

        handle(facts(together, 0, 6));
        oneByOne.answeredCall().forEach(fact -> handle(List.of(fact)));

        var record =
                "disposition, revision, answered_at, ended_at, talk_millis, cause, sip_status, number, from_number";
        assertThat(storedAs(record, List.of(together.getFirst())))
                .startsWith("ANSWERED|1|")
                .isEqualTo(storedAs(record, List.of(oneByOne)));
        assertThat(storedAs("version", List.of(oneByOne))).isEqualTo("6");
        assertThat(storedAs("version", together)).isEqualTo("1\n1\n1");
    }

    @Test
    void repeated_facts_need_no_statement() throws SQLException {
        var facts = facts(calls(3, "2032-05-01T12:00:00Z"), 0, 6);
        handle(facts);

        try (Connection other = TestEnvironment.DATABASE.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            var _ = statement.execute("LOCK TABLE calls IN ACCESS EXCLUSIVE MODE");
            handle(facts);
            other.rollback();
        }
    }

    @Test
    void the_facts_that_another_replica_has_stored_meanwhile_are_kept() {
        var call = calls(1, "2032-05-01T13:00:00Z").getFirst();
        var sibling = call.nextCallAt("2032-05-01T13:00:00Z");
        handle(facts(List.of(call, sibling), 0, 3));
        handle(List.of(sibling.answer()));
        sql("UPDATE calls SET version = 7, facts = (SELECT facts FROM calls WHERE call_id = '%s') WHERE call_id = '%s'"
                .formatted(sibling.callId(), call.callId()));

        handle(List.of(call.answeredCall().getLast()));

        assertThat(storedAs("version, revision, disposition", List.of(call))).isEqualTo("8|1|ANSWERED");
    }

    @Test
    void a_step_of_a_call_in_progress_changes_no_index() {
        var call = calls(1, "2032-05-01T14:00:00Z");
        handle(facts(call, 0, 3));

        assertThat(rows(facts(call, 3, 4)).hot()).isEqualTo(1);
    }

    @Test
    void a_call_reads_the_same_rows_beside_ten_thousand_finished_calls() {
        checkReads(10_000);
    }

    @Tag("long")
    @Test
    void a_call_reads_the_same_rows_beside_a_million_finished_calls() {
        checkReads(1_000_000);
    }

    private void checkReads(int finished) {
        handle(facts(calls(1, "2033-01-01T10:00:00Z"), 0, 6));
        sql("DELETE FROM calls WHERE month = '2033-01-01'");
        sql(FINISHED_CALLS.replace("FINISHED", Integer.toString(finished)));
        sql("ANALYZE calls");
        var calls = calls(10, "2033-01-01T11:00:00Z");
        var ended = IntStream.rangeClosed(1, 10)
                .mapToObj(n -> new CallEventsFixture(
                        "ast1-%d.f%d".formatted(1_988_150_400 + n, n),
                        calls.getFirst().ids()))
                .toList();

        assertThat(rows(facts(calls, 0, 3)).read()).isZero();
        assertThat(rows(facts(calls, 3, 6)).read()).isEqualTo(10);
        assertThat(rows(ended.stream().map(CallEventsFixture::answer).toList()).read())
                .isEqualTo(20);
    }

    private static List<CallEventsFixture> calls(int number, String time) {
        var first = CallEventsFixture.inboundCallAt(time);
        return Stream.concat(Stream.of(first), Stream.generate(() -> first.nextCallAt(time)))
                .limit(number)
                .toList();
    }

    private static List<CallEvent> facts(List<CallEventsFixture> calls, int from, int to) {
        return calls.stream()
                .flatMap(call -> call.answeredCall().subList(from, to).stream())
                .toList();
    }

    private static String storedAs(String columns, Collection<CallEventsFixture> calls) {
        return sql("SELECT " + columns + " FROM calls WHERE call_id IN ("
                + calls.stream().map(call -> "'" + call.callId() + "'").collect(Collectors.joining(",")) + ")");
    }

    /// The rows that a batch changes and reads, in one transaction with the queries that count them.
    private Rows rows(List<? extends CallEvent> facts) {
        var counted = count().flatMap(before -> handling(facts).then(count()).map(after -> after.minus(before)));
        return Objects.requireNonNull(transaction.transactional(counted).block(LIMIT));
    }

    private Mono<Rows> count() {
        return database.sql(ROWS)
                .map(row -> {
                    var reader = RowReader.of(row);
                    return new Rows(
                            new Changes(reader.bigint("inserted"), reader.bigint("updated")),
                            reader.bigint("hot"),
                            reader.bigint("read"));
                })
                .one();
    }

    private void handle(List<? extends CallEvent> facts) {
        var _ = handling(facts).block(LIMIT);
    }

    private Mono<Void> handling(List<? extends CallEvent> facts) {
        return handler.handle(facts.stream()
                .map(fact -> new ReceivedEvent(
                        fact, new Envelope(UUID.randomUUID(), "test", "/test", fact.key(), Instant.now(), null, null)))
                .toList());
    }

    private record Changes(long inserted, long updated) {}

    /// @param hot those of the updates that change no index
    /// @param read with a sequential scan, all rows of its table
    private record Rows(Changes changes, long hot, long read) {
        Rows minus(Rows before) {
            return new Rows(
                    new Changes(changes.inserted - before.changes.inserted, changes.updated - before.changes.updated),
                    hot - before.hot,
                    read - before.read);
        }
    }
}
