package io.trunkline.realtime;

import static io.trunkline.realtime.TestEnvironment.API;
import static io.trunkline.realtime.TestEnvironment.WIRE;
import static io.trunkline.realtime.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.testkit.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Columns that Asterisk's tables lack, the regular check, and a rebuild in several transactions.
class TableChecksIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID id = UUID.randomUUID();
    private final String endpoint = "t" + id.toString().substring(0, 8);

    @Test
    void a_renamed_column_of_ps_contacts_is_named_by_the_drift_the_health_and_an_alert() {
        sql("ALTER TABLE ps_contacts RENAME COLUMN user_agent TO agent");
        try {
            assertThat(API.get("/api/v1/realtime/drift").body())
                    .contains("\"clean\":false")
                    .contains("{\"table\":\"ps_contacts\",\"missing\":[\"user_agent\"],\"unknown\":[\"agent\"],"
                            + "\"remedy\":[\"ALTER TABLE ps_contacts ADD COLUMN user_agent VARCHAR(255)\"]}");
            Await.until("the health names it", () -> health().contains("ps_contacts.user_agent"));
            var alert = WIRE.await(
                    AlertRaised.class,
                    raised -> raised.kind().equals("realtime.columns-missing")
                            && raised.message().contains("ps_contacts.user_agent"));
            assertThat(alert.severity()).isEqualTo(AlertRaised.Severity.CRITICAL);
            assertThat(API.management().get("/actuator/prometheus").body())
                    // the view of a node lacks the new name
                    .containsPattern("trunkline_realtime_columns_missing[^\n]* 2\\.0");
        } finally {
            sql("ALTER TABLE ps_contacts RENAME COLUMN agent TO user_agent");
        }

        Await.until("the health no longer names it", () -> !health().contains("ps_contacts.user_agent"));
        assertThat(drift().get("columns")).isEmpty();
    }

    @Test
    void a_column_that_a_table_got_later_is_missing_in_the_view_of_a_node_until_the_remedy_is_run() {
        sql("ALTER TABLE ps_contacts ADD COLUMN added_later TEXT");
        try {
            var column = drift().get("columns").get(0);
            assertThat(column.get("table").asString()).isEqualTo("node_contacts");
            assertThat(column.get("missing").toString()).isEqualTo("[\"added_later\"]");

            column.get("remedy").forEach(statement -> sql(statement.asString()));

            assertThat(drift().get("columns")).isEmpty();
        } finally {
            sql("""
                    DROP VIEW node_contacts;
                    ALTER TABLE ps_contacts DROP COLUMN added_later;
                    CREATE VIEW node_contacts AS
                        SELECT * FROM ps_contacts WHERE reg_server = current_node() WITH CHECK OPTION;
                    GRANT SELECT, INSERT, UPDATE, DELETE ON node_contacts TO asterisk_ara""");
        }
    }

    /// A dropped column takes the view of the nodes with it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE ps_contacts RENAME COLUMN user_agent TO agent",
                "ALTER TABLE ps_contacts DROP COLUMN user_agent CASCADE"
            })
    void a_rebuild_adds_the_columns_with_which_nodes_register_clients(String damage) throws SQLException {
        sql(damage);
        try {
            assertThat(rebuild().get("addedColumns").toString()).contains("\"ps_contacts.user_agent\"");

            assertThat(drift().get("columns")).isEmpty();
            try (Connection node = TestEnvironment.connectAsAsterisk();
                    Statement insert = node.createStatement()) {
                node.setClientInfo("ApplicationName", "ast1-ara");
                assertThat(insert.executeUpdate("INSERT INTO node_contacts (id, uri, user_agent, reg_server) VALUES ('"
                                + endpoint + "', 'sip:a@b', 'phone', 'ast1')"))
                        .isOne();
            }
            Await.until("the health no longer names it", () -> !health().contains("user_agent"));
        } finally {
            sql("DELETE FROM ps_contacts WHERE id = '" + endpoint + "';"
                    + "ALTER TABLE ps_contacts DROP COLUMN IF EXISTS agent CASCADE");
            var _ = rebuild();
        }
    }

    @Test
    void a_rebuild_adds_a_missing_column_before_it_writes_the_rows_that_need_it() {
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 1, null, false));
        awaitApplied();
        String before = sql("SELECT accountcode FROM ps_endpoints WHERE id = '" + endpoint + "'");
        sql("ALTER TABLE ps_endpoints DROP COLUMN accountcode");

        assertThat(rebuild().get("addedColumns").toString()).isEqualTo("[\"ps_endpoints.accountcode\"]");

        assertThat(sql("SELECT accountcode FROM ps_endpoints WHERE id = '" + endpoint + "'"))
                .isEqualTo(before)
                .isEqualTo(endpoint);
        assertThat(API.get("/api/v1/audit/realtime-tables?action=rebuild&limit=200")
                        .body())
                .contains("ALTER TABLE ps_endpoints ADD COLUMN accountcode");
        assertThat(drift().get("clean").asBoolean()).isTrue();
    }

    @Test
    void the_expected_columns_are_those_of_the_migrations() throws IOException {
        String expected = new ClassPathResource("io/trunkline/realtime/drift/asterisk-22-columns.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ")[0] + "|" + line.split(" ")[1])
                .sorted()
                .reduce("", (all, line) -> all + line + "\n")
                .strip();

        assertThat(sql("""
                        SELECT table_name, column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name ~ '^(ps_|extensions$)'
                        ORDER BY table_name || '|' || column_name COLLATE "C\"""")).isEqualTo(expected);
    }

    @Test
    void a_row_that_was_edited_raises_an_alert_once() {
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 1, null, false));
        awaitApplied();
        sql("UPDATE ps_endpoints SET context = 'elsewhere' WHERE id = '" + endpoint + "'");

        var alert = WIRE.await(
                AlertRaised.class,
                raised -> raised.kind().equals("realtime.drift")
                        && raised.message().contains(endpoint));

        assertThat(alert.severity()).isEqualTo(AlertRaised.Severity.WARNING);
        String checked = checkedAt();
        Await.until("it is checked again", () -> !checkedAt().equals(checked));
        assertThat(WIRE.consumed(AlertRaised.class))
                .filteredOn(raised -> raised.message().contains(endpoint))
                .hasSize(1);
        var _ = rebuild();
    }

    /// The environment has two rows in each transaction of a rebuild.
    @Test
    void a_rebuild_corrects_all_rows_in_several_transactions() {
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(
                id, endpoint, 1, TestEnvironment.seal("s3cret", "carrier|" + id + "|password"), Map.of()));
        awaitApplied();
        sql("DELETE FROM ps_endpoints; DELETE FROM ps_aors; DELETE FROM ps_auths; DELETE FROM ps_registrations");

        assertThat(rebuild().get("written").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(drift().get("clean").asBoolean()).isTrue();
        assertThat(sql("SELECT password FROM ps_auths WHERE id = '" + endpoint + "'"))
                .isEqualTo("s3cret");
    }

    private void awaitApplied() {
        var _ = WIRE.await(RealtimeApplied.class, applied -> applied.entityId().equals(id));
    }

    private static JsonNode rebuild() {
        var answer = API.post("/api/v1/realtime/rebuild", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode drift() {
        return JSON.readTree(API.get("/api/v1/realtime/drift").body());
    }

    private static String health() {
        return API.management().get("/actuator/health").body();
    }

    private static String checkedAt() {
        return JSON.readTree(health())
                .get("components")
                .get("tables")
                .get("details")
                .get("checkedAt")
                .asString();
    }
}
