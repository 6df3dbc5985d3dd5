package io.trunkline.standalone.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The services of the suite. Each except the console has a database of its own, owned by a role of its own.
public enum SuiteService {
    PROVISIONING("provisioning-service", "io.trunkline.provisioning.ProvisioningApplication", "provisioning", 8081),
    DID("did-service", "io.trunkline.did.DidApplication", "did", 8082),
    ROUTING("routing-service", "io.trunkline.routing.RoutingApplication", "routing", 8083),
    CDR("cdr-service", "io.trunkline.cdr.CdrApplication", "cdr", 8084),
    AMI_BRIDGE("ami-bridge", "io.trunkline.ami.AmiBridgeApplication", "ami_bridge", 8085),
    REALTIME_WRITER("realtime-writer", "io.trunkline.realtime.RealtimeWriterApplication", "asterisk", 8086),
    CONSOLE("console", "io.trunkline.console.ConsoleApplication", "", 8080);

    private static final Set<SuiteService> API_ROLES = EnumSet.of(PROVISIONING, DID, ROUTING, CDR);

    private final String id;
    private final String applicationClassName;
    private final String database;
    private final int defaultPort;

    SuiteService(String id, String application, String database, int usualPort) {
        this.id = id;
        this.applicationClassName = application;
        this.database = database;
        this.defaultPort = usualPort;
    }

    /// Its module's name, which is also that of its settings file.
    public String id() {
        return id;
    }

    /// Name of the class that Spring Boot starts.
    public String applicationClassName() {
        return applicationClassName;
    }

    /// Whether it has a database. Only such a service publishes and consumes events.
    public boolean hasDatabase() {
        return !database.isEmpty();
    }

    /// @throws IllegalStateException if it has none
    public String database() {
        if (!hasDatabase()) {
            throw new IllegalStateException(id + " has no database");
        }
        return database;
    }

    /// The role that owns the database.
    public String role() {
        return "trunkline_" + id.replace("-service", "").replace('-', '_');
    }

    /// The role as which requests use the database, where it has rows of tenants.
    public Optional<String> apiRole() {
        return API_ROLES.contains(this) ? Optional.of(role() + "_api") : Optional.empty();
    }

    public int defaultPort() {
        return defaultPort;
    }

    /// Of health, metrics and the OpenAPI description.
    public int defaultManagementPort() {
        return defaultPort + 1_000;
    }

    public static List<SuiteService> all() {
        return List.of(values());
    }

    public static List<SuiteService> withDatabase() {
        return all().stream().filter(SuiteService::hasDatabase).toList();
    }
}
