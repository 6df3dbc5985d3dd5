package io.trunkline.standalone.servers;

import io.trunkline.servers.DatabaseSetup;
import io.trunkline.servers.EmbeddedKafka;
import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuitePorts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL with the roles and databases of all services, perhaps a second one for ami-bridge, and Kafka, as the
/// suite's folder keeps them.
public final class SuiteServers {
    private static final Logger LOG = LoggerFactory.getLogger(SuiteServers.class);

    private final SuitePorts ports;
    private final EmbeddedPostgres postgres;
    private final Optional<EmbeddedPostgres> bridgePostgres;
    private final EmbeddedKafka kafka;
    private final List<ServerWatch> watches;

    public SuiteServers(SuiteFolder folder, SuitePorts ports) {
        this(folder, ports, false);
    }

    /// Starts nothing yet.
    ///
    /// @param bridgesHaveDatabase whether ami-bridge's database is in a PostgreSQL of its own
    public SuiteServers(SuiteFolder folder, SuitePorts ports, boolean bridgesHaveDatabase) {
        this.ports = ports;
        this.bridgePostgres = bridgesHaveDatabase
                ? Optional.of(new EmbeddedPostgres(
                        folder.bridgePostgres(), SuiteFolder.binaryCache(), ports.port(SuitePorts.BRIDGE_POSTGRES)))
                : Optional.empty();
        this.postgres =
                new EmbeddedPostgres(folder.postgres(), SuiteFolder.binaryCache(), ports.port(SuitePorts.POSTGRES));
        this.kafka = new EmbeddedKafka(
                folder.kafka(),
                ports.port(SuitePorts.KAFKA),
                ports.port(SuitePorts.KAFKA_CONTROLLER),
                EmbeddedKafka.Compilers.BOTH);
        this.watches = new ArrayList<>(List.of(
                new ServerWatch("PostgreSQL", postgres::hasEndedByItself, postgres::start),
                new ServerWatch("Kafka", kafka::hasEndedByItself, kafka::start)));
        bridgePostgres.ifPresent(server ->
                watches.add(new ServerWatch("PostgreSQL of ami-bridge", server::hasEndedByItself, server::start)));
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public void startPostgres(SuiteSecrets secrets) {
        start(postgres, SuitePorts.POSTGRES, databases -> createDatabases(databases, secrets));
        bridgePostgres.ifPresent(server ->
                start(server, SuitePorts.BRIDGE_POSTGRES, databases -> createBridgeDatabase(databases, secrets)));
    }

    private void start(EmbeddedPostgres server, String port, Setup setup) {
        if (server.isAlreadyRunning()) {
            LOG.info("PostgreSQL runs already: adopted");
        } else {
            ports.requireFree(port);
        }
        server.start();
        try (Connection superuser = server.connect("postgres")) {
            setup.run(new DatabaseSetup(superuser));
        } catch (SQLException e) {
            throw new ServerFailedException("the databases could not be made", e);
        }
    }

    private static void createDatabases(DatabaseSetup databases, SuiteSecrets secrets) throws SQLException {
        for (SuiteService service : SuiteService.withDatabase()) {
            databases.createRole(service.role(), secrets.databasePassword(service.role()));
            databases.createDatabase(service.database(), service.role());
            if (service.apiRole().isPresent()) {
                String apiRole = service.apiRole().get();
                databases.createRole(apiRole, secrets.databasePassword(apiRole));
                databases.grantConnect(service.database(), apiRole);
            }
        }
        databases.createRole(SuiteSecrets.ASTERISK_ARA, secrets.databasePassword(SuiteSecrets.ASTERISK_ARA));
        databases.grantConnect(SuiteService.REALTIME_WRITER.database(), SuiteSecrets.ASTERISK_ARA);
        createCelRole(databases, secrets);
    }

    private static void createBridgeDatabase(DatabaseSetup databases, SuiteSecrets secrets) throws SQLException {
        SuiteService bridge = SuiteService.AMI_BRIDGE;
        databases.createRole(bridge.role(), secrets.databasePassword(bridge.role()));
        databases.createDatabase(bridge.database(), bridge.role());
        createCelRole(databases, secrets);
    }

    private static void createCelRole(DatabaseSetup databases, SuiteSecrets secrets) throws SQLException {
        databases.createRole(SuiteSecrets.ASTERISK_CEL, secrets.databasePassword(SuiteSecrets.ASTERISK_CEL));
        databases.acceptAnyBytes(SuiteSecrets.ASTERISK_CEL);
        databases.grantConnect(SuiteService.AMI_BRIDGE.database(), SuiteSecrets.ASTERISK_CEL);
    }

    @FunctionalInterface
    private interface Setup {
        void run(DatabaseSetup databases) throws SQLException;
    }

    public void startKafka() {
        if (kafka.isAlreadyRunning()) {
            LOG.info("Kafka runs already: adopted");
        } else {
            ports.requireFree(SuitePorts.KAFKA);
            ports.requireFree(SuitePorts.KAFKA_CONTROLLER);
        }
        kafka.start();
    }

    /// Starts a server again that ends by itself, until [#stop].
    public void watch() {
        watches.forEach(ServerWatch::start);
    }

    public void stop() {
        watches.forEach(ServerWatch::close);
        kafka.stop();
        bridgePostgres.ifPresent(EmbeddedPostgres::stop);
        postgres.stop();
    }
}
