package io.trunkline.standalone;

import io.trunkline.servers.Databases;
import io.trunkline.servers.EmbeddedKafka;
import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.ServerFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL with everybody's roles and databases, and Kafka, as the suite's folder keeps them.
public final class SuiteServers {
    private static final Logger LOG = LoggerFactory.getLogger(SuiteServers.class);

    private final SuitePorts ports;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;

    /// Starts nothing yet.
    public SuiteServers(SuiteFolder folder, SuitePorts ports) {
        this.ports = ports;
        this.postgres = new EmbeddedPostgres(folder.postgres(), SuiteFolder.cache(), ports.of(SuitePorts.POSTGRES));
        this.kafka =
                new EmbeddedKafka(folder.kafka(), ports.of(SuitePorts.KAFKA), ports.of(SuitePorts.KAFKA_CONTROLLER));
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    void startPostgres(Secrets secrets) {
        if (postgres.runsAlready()) {
            LOG.info("PostgreSQL runs already: adopted");
        } else {
            ports.mustBeFree(SuitePorts.POSTGRES);
        }
        postgres.start();
        try (Connection superuser = postgres.connect("postgres")) {
            makeDatabases(new Databases(superuser), secrets);
        } catch (SQLException e) {
            throw new ServerFailedException("the databases could not be made", e);
        }
    }

    private static void makeDatabases(Databases databases, Secrets secrets) throws SQLException {
        for (Service service : Service.all()) {
            databases.role(service.role(), secrets.databasePassword(service.role()));
            databases.database(service.database(), service.role());
        }
        for (String role : new String[] {Secrets.ASTERISK_ARA, Secrets.ASTERISK_CEL}) {
            databases.role(role, secrets.databasePassword(role));
        }
        databases.guest(Service.REALTIME_WRITER.database(), Secrets.ASTERISK_ARA);
        databases.guest(Service.AMI_BRIDGE.database(), Secrets.ASTERISK_CEL);
    }

    void startKafka() {
        if (kafka.runsAlready()) {
            LOG.info("Kafka runs already: adopted");
        } else {
            ports.mustBeFree(SuitePorts.KAFKA);
            ports.mustBeFree(SuitePorts.KAFKA_CONTROLLER);
        }
        kafka.start();
    }

    void stop() {
        kafka.stop();
        postgres.stop();
    }
}
