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
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL with everybody's roles and databases, and Kafka, as the suite's folder keeps them.
public final class SuiteServers {
    private static final Logger LOG = LoggerFactory.getLogger(SuiteServers.class);

    private final SuitePorts ports;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final List<ServerWatch> watches;

    /// Starts nothing yet.
    public SuiteServers(SuiteFolder folder, SuitePorts ports) {
        this.ports = ports;
        this.postgres =
                new EmbeddedPostgres(folder.postgres(), SuiteFolder.binaryCache(), ports.port(SuitePorts.POSTGRES));
        this.kafka = new EmbeddedKafka(
                folder.kafka(),
                ports.port(SuitePorts.KAFKA),
                ports.port(SuitePorts.KAFKA_CONTROLLER),
                EmbeddedKafka.Compilers.BOTH);
        this.watches = List.of(
                new ServerWatch("PostgreSQL", postgres::hasEndedByItself, postgres::start),
                new ServerWatch("Kafka", kafka::hasEndedByItself, kafka::start));
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public void startPostgres(SuiteSecrets secrets) {
        if (postgres.isAlreadyRunning()) {
            LOG.info("PostgreSQL runs already: adopted");
        } else {
            ports.requireFree(SuitePorts.POSTGRES);
        }
        postgres.start();
        try (Connection superuser = postgres.connect("postgres")) {
            createDatabases(new DatabaseSetup(superuser), secrets);
        } catch (SQLException e) {
            throw new ServerFailedException("the databases could not be made", e);
        }
    }

    private static void createDatabases(DatabaseSetup databases, SuiteSecrets secrets) throws SQLException {
        for (SuiteService service : SuiteService.all()) {
            databases.createRole(service.role(), secrets.databasePassword(service.role()));
            databases.createDatabase(service.database(), service.role());
            if (service.apiRole().isPresent()) {
                String apiRole = service.apiRole().get();
                databases.createRole(apiRole, secrets.databasePassword(apiRole));
                databases.grantConnect(service.database(), apiRole);
            }
        }
        for (String role : new String[] {SuiteSecrets.ASTERISK_ARA, SuiteSecrets.ASTERISK_CEL}) {
            databases.createRole(role, secrets.databasePassword(role));
        }
        databases.acceptAnyBytes(SuiteSecrets.ASTERISK_CEL);
        databases.grantConnect(SuiteService.REALTIME_WRITER.database(), SuiteSecrets.ASTERISK_ARA);
        databases.grantConnect(SuiteService.AMI_BRIDGE.database(), SuiteSecrets.ASTERISK_CEL);
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
        postgres.stop();
    }
}
