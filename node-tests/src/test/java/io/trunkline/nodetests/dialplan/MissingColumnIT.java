package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippRegistration;
import org.junit.jupiter.api.Test;

/// A column of ps_contacts is missing, and a rebuild of realtime-writer adds it (TableChecksIT).
class MissingColumnIT {
    private static final String VIEW = """
            CREATE VIEW node_contacts AS SELECT * FROM ps_contacts;
            GRANT SELECT, INSERT, UPDATE, DELETE ON node_contacts TO asterisk_ara;
            """;

    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    /// Asterisk responds 200 without a contact: the phone does not notice that it cannot be called.
    @Test
    void a_client_has_a_contact_again_as_soon_as_the_column_is_there_without_a_restart_of_asterisk() {
        environment.insertClientWithHashes("phone", "knock");
        assertThat(hasContactAfterRegistering()).isTrue();

        environment.postgres.execute("asterisk", "ALTER TABLE ps_contacts DROP COLUMN via_addr CASCADE;" + VIEW);
        try {
            assertThat(hasContactAfterRegistering()).isFalse();
        } finally {
            environment.postgres.execute(
                    "asterisk", "DROP VIEW node_contacts; ALTER TABLE ps_contacts ADD COLUMN via_addr text;" + VIEW);
        }
        assertThat(hasContactAfterRegistering()).isTrue();
    }

    private boolean hasContactAfterRegistering() {
        String host = LoopbackAddresses.next();
        int port = LoopbackAddresses.freeUdpPort(host);
        assertThat(new SippRegistration("phone", "knock")
                        .register(host, port, environment.node.host(), environment.node.sipPort()))
                .isEqualTo(200);
        return environment.node.command("pjsip show contacts").contains("sip:phone@" + host + ":" + port);
    }
}
