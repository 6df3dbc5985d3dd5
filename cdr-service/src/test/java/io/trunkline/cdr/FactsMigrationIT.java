package io.trunkline.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.platform.TelephonyJson;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.testkit.servers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/// V004: facts that were stored under the old names.
class FactsMigrationIT {
    private static final String CALL = "ast1-1772359200.42";

    private static final String OLD_FACTS = """
            {"steps": [{"node": "ast1", "channelId": "c1", "kind": "ATTEMPT_ENDED", "source": "AMI", "attempt": 101,
                "at": "2026-03-01T10:00:01Z", "ids": {"tenantId": "01900000-0000-7000-8000-000000000001"},
                "leaseId": "01900000-0000-7000-8000-000000000007", "direction": "CONNECT",
                "party": {"endpoint": "acme"}, "outcome": {"cause": 17, "sipStatus": 486, "dialStatus": "BUSY"}}],
             "decisions": [{"attempt": 2, "eventId": "01900000-0000-7000-8000-000000000014",
                "at": "2026-03-01T10:00:00Z", "choice": "DIAL", "direction": "OUTBOUND", "ids": {},
                "numberShown": "+14045556789", "ringSeconds": 45, "trace": [], "micros": 850,
                "previous": {"attempt": 1, "outcome": {"cause": 3}, "channelId": null}, "reference": {}}],
             "completions": [{"node": "ast1", "source": "CEL", "endedAt": "2026-03-01T10:00:02Z",
                "outcome": {"cause": 16}, "ids": {"clientId": "01900000-0000-7000-8000-000000000004"}}]}
            """;

    @Test
    void facts_stored_under_the_old_names_are_read() {
        TestDatabase database = TestEnvironment.POSTGRES.newDatabase("facts_migration");
        migrate(database, "3");
        asOwner(database, "SELECT ensure_month('2026-03-01')");
        execute(
                database,
                "INSERT INTO calls (month, call_id, node, started_at, story) VALUES ('2026-03-01', '" + CALL
                        + "', 'ast1', now(), '" + OLD_FACTS + "')");

        migrate(database, "latest");

        CallFacts facts =
                TelephonyJson.mapper().readValue(execute(database, "SELECT facts FROM calls"), CallFacts.class);
        var step = facts.steps().getFirst();
        assertThat(step.leg()).isEqualTo(CallLeg.connectLeg(1));
        assertThat(step.end()).isEqualTo(new AttemptEnd("BUSY", 17, 486));
        assertThat(step.endedBy()).isNull();
        assertThat(step.parties().tenant()).hasToString("01900000-0000-7000-8000-000000000001");
        assertThat(step.leaseId()).hasToString("01900000-0000-7000-8000-000000000007");
        assertThat(step.channelParty().endpoint()).isEqualTo("acme");
        var decision = facts.decisions().getFirst();
        assertThat(decision.startsAttempt()).isTrue();
        assertThat(decision.callerId()).isEqualTo("+14045556789");
        assertThat(decision.ringTimeoutSeconds()).isEqualTo(45);
        assertThat(decision.tookMillis()).isEqualTo(0.85);
        assertThat(decision.previous().leg()).isEqualTo(CallLeg.attempt(1));
        assertThat(decision.previous().end()).isEqualTo(new AttemptEnd(null, 3, null));
        assertThat(facts.completions().getFirst().end()).isEqualTo(new AttemptEnd(null, 16, null));
        assertThat(facts.completions().getFirst().parties().client())
                .hasToString("01900000-0000-7000-8000-000000000004");
    }

    private static String execute(TestDatabase database, String sql) {
        return TestEnvironment.POSTGRES.execute(database.name(), sql);
    }

    /// Partitions belong to the role that creates them, in production the service's.
    private static void asOwner(TestDatabase database, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(TestDatabase database, String target) {
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/data-kit/partitions", "classpath:db/cdr-service")
                .target(target);
        flyway.load().migrate();
    }
}
