package io.trunkline.ami;

import io.trunkline.ami.connection.wire.AmiRecording;
import io.trunkline.servers.DatabaseSetup;
import io.trunkline.servers.PrivateFile;
import io.trunkline.testkit.asterisk.AsteriskNode;
import io.trunkline.testkit.asterisk.NodeSettings;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// A real Asterisk with a carrier that answers calls, a registrar, and a carrier that does not respond. Numbers with a
/// leading 9 go to the first one, those with a leading 7 to the last one, see `asterisk/realtime.sql`.
public final class RealNodeFixture implements AutoCloseable {
    public static final String SECRET = "real-secret";

    private final Path secrets = TestFolder.create("secrets");
    private final SippAnswerer carrier = SippAnswerer.start();
    private final SippAnswerer registrar =
            SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("user1", "secret1"));
    private final DatagramSocket silent = LoopbackAddresses.unresponsivePort();
    private final PostgresServer postgres;
    private final AsteriskNode node;

    /// @param postgres has the role `asterisk_cel` with the password [TestEnvironment#CEL_PASSWORD]
    /// @param name the node's systemname
    public RealNodeFixture(PostgresServer postgres, String name) {
        this(postgres, name, Map.of());
    }

    /// @param variables further settings of the node, without `TRUNKLINE_`
    public RealNodeFixture(PostgresServer postgres, String name, Map<String, Object> variables) {
        this.postgres = postgres;
        PrivateFile.write(secrets.resolve("ami-secret"), SECRET);
        PrivateFile.write(secrets.resolve("dialplan-token"), "token");
        PrivateFile.write(secrets.resolve("database-asterisk_ara"), "read-only");
        PrivateFile.write(secrets.resolve("database-asterisk_cel"), TestEnvironment.CEL_PASSWORD);
        NodeSettings settings = NodeSettings.onFreePorts(secrets)
                .withVariable("NODE_NAME", name)
                .withVariable("NODE_CELREPLAY", 1)
                .withVariable("NODE_SIPCOPIES", TestEnvironment.SIP_COPIES)
                .withDatabase(postgres.host(), postgres.port());
        for (Map.Entry<String, Object> variable : variables.entrySet()) {
            settings = settings.withVariable(variable.getKey(), variable.getValue());
        }
        this.node = new AsteriskNode(settings);
    }

    /// Starts the node. A bridge must have created its tables before: Asterisk does not wait for the one of CEL.
    public void start() throws SQLException {
        // an earlier node of this test run may have left one
        postgres.execute("postgres", "DROP DATABASE IF EXISTS asterisk WITH (FORCE)");
        postgres.createDatabase("asterisk", "owner_of_asterisk");
        try (Connection superuser = postgres.connect("postgres")) {
            DatabaseSetup databases = new DatabaseSetup(superuser);
            databases.createRole("asterisk_ara", "read-only");
            databases.grantConnect("asterisk", "asterisk_ara");
            databases.acceptAnyBytes("asterisk_cel");
            databases.grantConnect("ami_bridge", "asterisk_cel");
        }
        postgres.execute(
                "asterisk",
                AmiRecording.resource("/asterisk/realtime.sql")
                        .formatted(carrier.address(), registrar.address(), LoopbackAddresses.address(silent)));
        node.start();
    }

    public AsteriskNode node() {
        return node;
    }

    public SippAnswerer carrier() {
        return carrier;
    }

    public SippAnswerer registrar() {
        return registrar;
    }

    public Path secretFile() {
        return secrets.resolve("ami-secret");
    }

    @Override
    public void close() {
        node.close();
        carrier.close();
        registrar.close();
        silent.close();
    }
}
