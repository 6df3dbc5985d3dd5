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

    @Test
    void a_client_registers_as_soon_as_the_column_is_there_without_a_restart_of_asterisk() {
        assertThat(register()).isEqualTo(200);

        environment.postgres.execute("asterisk", "ALTER TABLE ps_contacts DROP COLUMN via_addr CASCADE;" + VIEW);
        try {
            assertThat(register()).isNotEqualTo(200);
        } finally {
            environment.postgres.execute(
                    "asterisk", "DROP VIEW node_contacts; ALTER TABLE ps_contacts ADD COLUMN via_addr text;" + VIEW);
        }
        assertThat(register()).isEqualTo(200);
    }

    private int register() {
        String host = LoopbackAddresses.next();
        return new SippRegistration("walk-in", "knock")
                .register(
                        host, LoopbackAddresses.freeUdpPort(host), environment.node.host(), environment.node.sipPort());
    }
}
