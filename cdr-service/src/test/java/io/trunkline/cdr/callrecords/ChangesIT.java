package io.trunkline.cdr.callrecords;

import static io.trunkline.cdr.TestEnvironment.DATABASE;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.TestEnvironment;
import io.trunkline.testkit.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `GET /api/v1/call-records/changes`, with rows as cdr-service stores them.
class ChangesIT {
    private static final String CHANGES = "/api/v1/call-records/changes";
    private static final String PREFIX = "ast1-1775124000.";
    private static final String INSERT = """
            INSERT INTO calls (month, call_id, tenant_id, node, started_at, revision, changed_in)
            VALUES ('2026-04-01', '%s', '%s', 'ast1', '2026-04-02T10:00:00Z', 1, pg_current_xact_id())
            """;
    private static final String REVISE = """
            UPDATE calls SET revision = revision + 1, changed_in = pg_current_xact_id() WHERE call_id = '%s'
            """;
    private static final String LISTED = """
            SELECT NOT EXISTS (
                SELECT FROM calls
                WHERE tenant_id = '%s' AND changed_in >= pg_snapshot_xmin(pg_current_snapshot()))
            """;

    private final UUID tenant = UUID.randomUUID();
    private final String seller = TOKENS.seller(tenant);
    private String cursor = "";

    @BeforeEach
    void make_a_month() {
        execute("SELECT ensure_month('2026-04-01')");
    }

    @Test
    void each_completion_and_revision_is_listed_once_in_its_order() {
        insert("c1");
        insert("c2");
        assertThat(callIds(read(""))).containsExactly("c1", "c2");
        assertThat(callIds(read(""))).isEmpty();

        revise("c1");
        insert("c3");
        assertThat(callIds(read(""))).containsExactly("c1", "c3");
    }

    @Test
    void pages_are_as_long_as_the_limit_and_say_whether_there_is_more() {
        IntStream.range(0, 5).forEach(index -> insert("p" + index));

        var first = read("&limit=3");
        assertThat(callIds(first)).containsExactly("p0", "p1", "p2");
        assertThat(first.get("more").asBoolean()).isTrue();
        var second = read("&limit=3");
        assertThat(callIds(second)).containsExactly("p3", "p4");
        assertThat(second.get("more").asBoolean()).isFalse();
    }

    @Test
    void a_transaction_that_commits_late_is_not_passed() throws SQLException {
        try (Connection slow = DATABASE.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            var _ = statement.execute(INSERT.formatted(id("late"), tenant));
            execute(INSERT.formatted(id("early"), tenant));

            assertThat(callIds(read(""))).isEmpty();
            slow.commit();
        }
        awaitEndOfOlderTransactions();
        assertThat(callIds(read(""))).containsExactly("late", "early");
    }

    @Test
    void a_consumer_that_is_killed_at_random_ends_with_every_record_whenever_it_was_committed() throws SQLException {
        var random = new Random(11);
        Map<String, Long> billed = new HashMap<>();
        List<String> known = new ArrayList<>();
        try (Connection slow = DATABASE.connect()) {
            slow.setAutoCommit(false);
            for (int round = 0; round < 60; round++) {
                storeAny(random, round, known, slow);
                var saved = cursor;
                var page = read("&limit=" + (1 + random.nextInt(3)));
                if (random.nextInt(4) == 0) {
                    cursor = saved;
                } else {
                    bill(page, billed);
                }
            }
            slow.commit();
        }
        awaitEndOfOlderTransactions();
        JsonNode page;
        do {
            page = read("");
            bill(page, billed);
        } while (page.get("more").asBoolean());

        assertThat(billed).isEqualTo(stored()).hasSizeGreaterThan(20);
    }

    /// Stores or revises a record. Some are stored by a transaction that commits some rounds later.
    private void storeAny(Random random, int round, List<String> known, Connection slow) throws SQLException {
        switch (random.nextInt(5)) {
            case 0 -> {
                try (Statement statement = slow.createStatement()) {
                    var _ = statement.execute(INSERT.formatted(id("slow" + round), tenant));
                }
            }
            case 1 -> slow.commit();
            case 2 -> known.stream().limit(random.nextInt(3)).forEach(name -> execute(REVISE.formatted(id(name))));
            default -> {
                known.add("r" + round);
                execute(INSERT.formatted(id("r" + round), tenant));
            }
        }
    }

    private static void bill(JsonNode page, Map<String, Long> billed) {
        page.get("items")
                .forEach(record -> billed.put(
                        record.get("callId").asString(), record.get("revision").asLong()));
    }

    @Test
    void a_seller_reads_its_own_records_only() {
        insert("mine");
        execute(INSERT.formatted(id("theirs"), UUID.randomUUID()));

        assertThat(callIds(read(""))).containsExactly("mine");
        assertThat(problemCode(TOKENS.seller(tenant), "?tenantId=" + UUID.randomUUID()))
                .isEqualTo("tenant.unknown");
    }

    @Test
    void cursors_from_before_a_restore_are_refused() {
        insert("before");
        var _ = read("");
        var before = cursor;
        execute("UPDATE calls SET changed_in = '9000000000' WHERE call_id = '" + id("before") + "'");

        var _ = TestEnvironment.SERVICE
                .getBean(ChangeRepository.class)
                .beginEpochAfterRestore()
                .block();

        assertThat(problemCode(seller, "?after=" + before)).isEqualTo("call-record.cursor-expired");
        cursor = "";
        assertThat(callIds(read(""))).containsExactly("before");
        assertThat(problemCode(seller, "?after=nonsense")).isEqualTo("request.invalid");
    }

    /// Reads on from the last position.
    private JsonNode read(String parameters) {
        var page =
                TestEnvironment.get(CHANGES + "?" + (cursor.isEmpty() ? "" : "after=" + cursor) + parameters, seller);
        assertThat(page.has("items")).as(page::toString).isTrue();
        cursor = page.get("next").asString();
        return page;
    }

    private static String problemCode(String token, String query) {
        return TestEnvironment.get(CHANGES + query, token).path("code").asString("");
    }

    private List<String> callIds(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(record -> record.get("callId").asString())
                .map(callId -> callId.substring(PREFIX.length() + 8))
                .toList();
    }

    private Map<String, Long> stored() {
        Map<String, Long> revisions = new HashMap<>();
        try (Connection owner = DATABASE.connect();
                Statement statement = owner.createStatement();
                var rows = statement.executeQuery(
                        "SELECT call_id, revision FROM calls WHERE tenant_id = '" + tenant + "'")) {
            while (rows.next()) {
                revisions.put(rows.getString(1), rows.getLong(2));
            }
            return revisions;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(String name) {
        execute(INSERT.formatted(id(name), tenant));
        awaitEndOfOlderTransactions();
    }

    private void revise(String name) {
        execute(REVISE.formatted(id(name)));
        awaitEndOfOlderTransactions();
    }

    /// The service has transactions of its own, such as those that count calls for statistics.
    private void awaitEndOfOlderTransactions() {
        Await.until("no older transaction is running", () -> holds(LISTED.formatted(tenant)));
    }

    private static boolean holds(String sql) {
        try (Connection owner = DATABASE.connect();
                Statement statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String id(String name) {
        return PREFIX + tenant.toString().substring(0, 8) + name;
    }

    private static void execute(String sql) {
        try (Connection owner = DATABASE.connect();
                Statement statement = owner.createStatement()) {
            var _ = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
