package io.trunkline.standalone.services;

import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteNode;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuitePorts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings of a replica that are not in its service's settings file: its ports, the addresses of the servers,
/// and the folder of its secrets.
///
/// @param bridgesHaveDatabase whether ami-bridge's database is in a PostgreSQL of its own
/// @param inOneJvm all services start and end together
public record ServiceSettings(
        SuiteFolder folder,
        SuitePorts ports,
        SuiteSecrets secrets,
        List<SuiteNode> nodes,
        boolean bridgesHaveDatabase,
        boolean inOneJvm) {

    /// Of a new topic: one for each of the two replicas that a service can have here. Consumers and the broker go
    /// through all of their partitions for each request.
    private static final int PARTITIONS = 2;

    /// No replica could take over the partitions and the outbox of a service that has none, so that its heartbeats,
    /// fetches and renewals of the lease can be rare. The next start of a killed suite takes longer than the lease.
    private static final Map<String, Object> WITHOUT_REPLICAS = Map.of(
            "trunkline.messaging.session-timeout", "30s",
            "trunkline.messaging.fetch-wait", "4s",
            "trunkline.messaging.lease-time", "9s",
            "trunkline.messaging.poll-interval", "3s");

    /// As Spring Boot takes them on its command line, where they win over every file.
    public List<String> arguments(ServiceReplica replica) {
        return properties(replica).entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    private Map<String, Object> properties(ServiceReplica replica) {
        SuiteService service = replica.service();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.config.name", service.id());
        properties.put("spring.jmx.enabled", false);
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.main.register-shutdown-hook", false);
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", ports.port(replica));
        properties.put("management.server.address", "127.0.0.1");
        properties.put("management.server.port", ports.managementPort(replica));
        properties.put("trunkline.secrets.directory", secretsFolder(replica));
        properties.put(
                "trunkline.security.jwks-uri",
                "http://127.0.0.1:%d/.well-known/jwks.json".formatted(ports.port(SuiteService.PROVISIONING)));
        properties.put("trunkline.security.issuer", "trunkline");
        properties.putAll(service == SuiteService.CONSOLE ? consoleProperties() : propertiesOfDatabaseService(replica));
        return properties;
    }

    /// The services with a database, whose requests from browsers come from the console.
    private Map<String, Object> propertiesOfDatabaseService(ServiceReplica replica) {
        SuiteService service = replica.service();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("trunkline.proxies.trusted", "127.0.0.1");
        properties.put("trunkline.database.host", "127.0.0.1");
        properties.put("trunkline.database.port", ports.port(databaseServer(service)));
        properties.put("trunkline.database.name", service.database());
        properties.put("trunkline.database.user", service.role());
        properties.put("trunkline.database.password", secrets.databasePassword(service.role()));
        service.apiRole().ifPresent(role -> {
            properties.put("trunkline.database.api-user", role);
            properties.put("trunkline.database.api-password", secrets.databasePassword(role));
        });
        properties.put("trunkline.kafka.bootstrap-servers", "127.0.0.1:" + ports.port(SuitePorts.KAFKA));
        // after a kill its next start takes its partitions back without waiting for their release
        properties.put("trunkline.messaging.instance", replica.number());
        properties.put("trunkline.messaging.partitions", PARTITIONS);
        if (inOneJvm && (service != SuiteService.AMI_BRIDGE || nodes.size() == 1)) {
            properties.putAll(WITHOUT_REPLICAS);
        }
        properties.put("trunkline.dialplan.port", ports.dialplanPort(replica));
        properties.put(
                "trunkline.realtime-writer.url",
                "http://127.0.0.1:" + ports.port(ServiceReplica.first(SuiteService.REALTIME_WRITER)));
        properties.put(
                "trunkline.routing.nodes", nodes.stream().map(SuiteNode::name).collect(Collectors.joining(",")));
        if (service == SuiteService.AMI_BRIDGE) {
            properties.putAll(nodeProperties(replica.watchedNode(nodes)));
        }
        return properties;
    }

    private Map<String, Object> consoleProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (SuiteService service : SuiteService.withDatabase()) {
            String prefix = "trunkline.console.services." + service.id();
            ServiceReplica first = ServiceReplica.first(service);
            properties.put(prefix + ".url", "http://127.0.0.1:" + ports.port(first));
            properties.put(prefix + ".management-url", "http://127.0.0.1:" + ports.managementPort(first));
        }
        return properties;
    }

    private String databaseServer(SuiteService service) {
        return bridgesHaveDatabase && service == SuiteService.AMI_BRIDGE
                ? SuitePorts.BRIDGE_POSTGRES
                : SuitePorts.POSTGRES;
    }

    /// The bridges of a node share its secret.
    private Path secretsFolder(ServiceReplica replica) {
        return replica.service() == SuiteService.AMI_BRIDGE
                ? secrets.folder(new ServiceReplica(
                        SuiteService.AMI_BRIDGE, replica.watchedNode(nodes).number()))
                : secrets.folder(replica);
    }

    private Map<String, Object> nodeProperties(SuiteNode node) {
        return Map.of(
                "trunkline.node.name",
                node.name(),
                "trunkline.node.host",
                "127.0.0.1",
                "trunkline.node.port",
                ports.port(SuitePorts.AMI, node),
                "trunkline.node.username",
                "trunkline");
    }
}
