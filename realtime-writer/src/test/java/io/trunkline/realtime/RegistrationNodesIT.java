package io.trunkline.realtime;

import static io.trunkline.realtime.TestEnvironment.WIRE;
import static io.trunkline.realtime.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.nodes.RealtimeApplied.Part;
import io.trunkline.testkit.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Registrations and contacts as the nodes `east` and `west` see them.
class RegistrationNodesIT {
    private final UUID id = UUID.randomUUID();
    private final String endpoint = "c" + id.toString().substring(0, 8);

    @AfterEach
    void forgetNodes() {
        sql("DELETE FROM projection.node");
    }

    @Test
    void a_registration_belongs_to_one_node_until_that_is_unreachable() throws SQLException {
        report("east");
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, sealedPassword(), Map.of()));
        RealtimeApplied first = applied(0);
        assertThat(isRegisteredAt("east")).isTrue();
        assertThat(isRegisteredAt("west")).isFalse();

        report("west");
        sql("UPDATE projection.node SET reachable_since = now() - interval '2 minutes' WHERE name = 'west'");
        makeUnreachable("east");

        assertThat(applied(first.sequence()).parts()).containsExactly(Part.REGISTRATION);
        assertThat(isRegisteredAt("east")).isFalse();
        assertThat(isRegisteredAt("west")).isTrue();
        AlertRaised alert =
                WIRE.await(AlertRaised.class, raised -> raised.subject().equals("east"));
        assertThat(alert.kind()).isEqualTo("registrations.moved");
        assertThat(alert.details()).containsEntry("to", "west");
    }

    @Test
    void a_node_that_has_just_come_up_takes_nothing_over() throws SQLException {
        report("east");
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, sealedPassword(), Map.of()));
        var _ = applied(0);
        makeUnreachable("east");

        report("west");
        UUID later = UUID.randomUUID();
        String other = "c" + later.toString().substring(0, 8);
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(
                later, other, 1, TestEnvironment.seal("pw", "carrier|" + later + "|password"), Map.of()));
        Await.until("west has the new registration", () -> count("west", other) == 1);

        assertThat(isRegisteredAt("east")).isTrue();
        assertThat(isRegisteredAt("west")).isFalse();
    }

    @Test
    void a_registration_without_a_node_gets_the_first_that_comes_up() throws SQLException {
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, sealedPassword(), Map.of()));
        RealtimeApplied first = applied(0);
        assertThat(isRegisteredAt("east")).isFalse();

        report("east");

        assertThat(applied(first.sequence()).parts()).containsExactly(Part.REGISTRATION);
        assertThat(isRegisteredAt("east")).isTrue();
    }

    @Test
    void a_client_may_register_at_both_nodes_and_each_sees_its_own_contact() throws SQLException {
        try (Connection east = connect("east");
                Connection west = connect("west");
                Statement atEast = east.createStatement();
                Statement atWest = west.createStatement()) {
            assertThatThrownBy(() -> atEast.executeUpdate(contact("west"))).hasMessageContaining("check option");
            assertThat(atEast.executeUpdate(contact("east"))).isOne();
            assertThat(atWest.executeUpdate(contact("west"))).isOne();

            assertThat(atEast.executeUpdate("UPDATE node_contacts SET expiration_time = 1 WHERE id = 'k'"))
                    .isOne();
            assertThat(atEast.executeUpdate("DELETE FROM node_contacts WHERE id = 'k'"))
                    .isOne();
            assertThat(atWest.executeUpdate("DELETE FROM node_contacts WHERE id = 'k'"))
                    .isOne();
        }
    }

    private static String contact(String node) {
        return "INSERT INTO node_contacts (id, uri, reg_server) VALUES ('k', 'sip:a@b', '" + node + "')";
    }

    /// Publishes a snapshot, as a bridge does when it has connected.
    private static void report(String node) {
        WIRE.publish(new NodeSnapshot(node, Instant.EPOCH, null, null, Instant.now(), true, List.of()));
        Await.until(
                node + " is known",
                () -> sql("SELECT 1 FROM projection.node WHERE name = '" + node + "' AND reachable_until > now()")
                        .equals("1"));
    }

    private static void makeUnreachable(String node) {
        sql("UPDATE projection.node SET reachable_until = now() - interval '1 second' WHERE name = '" + node + "'");
    }

    /// The carrier's next `realtime.applied` after this sequence number.
    private RealtimeApplied applied(long after) {
        return WIRE.await(
                RealtimeApplied.class, applied -> applied.entityId().equals(id) && applied.sequence() > after);
    }

    private boolean isRegisteredAt(String node) throws SQLException {
        return count(node, endpoint) == 1;
    }

    private static int count(String node, String registration) throws SQLException {
        try (Connection connection = connect(node);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM node_registrations WHERE id = '" + registration + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// With the application name of the node's res_pgsql.conf.
    private static Connection connect(String node) throws SQLException {
        Connection connection = TestEnvironment.connectAsAsterisk();
        connection.setClientInfo("ApplicationName", node + "-ara");
        return connection;
    }

    private String sealedPassword() {
        return TestEnvironment.seal("pw", "carrier|" + id + "|password");
    }
}
