package io.trunkline.standalone.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How a suite is to run.
///
/// @param data folder that keeps everything
/// @param home the repository: where `asterisk/run` is
/// @param split a JVM a service instead of one for all
/// @param asterisk run an Asterisk node as well
/// @param anyPorts take free ports even where the usual ones are free
/// @param node systemname of the first Asterisk node
/// @param nodeCount 1 or 2 Asterisk nodes
/// @param routingReplicas of routing-service, 1 or 2: a node knows two URLs
/// @param bridges the ami-bridges of the nodes
/// @param nodeVariables of `asterisk/run`, beside those of the environment
public record SuiteOptions(
        Path data,
        Path home,
        boolean split,
        boolean asterisk,
        boolean anyPorts,
        String node,
        int nodeCount,
        int routingReplicas,
        BridgeOptions bridges,
        Map<String, String> nodeVariables) {
    public SuiteOptions {
        nodeVariables = Map.copyOf(nodeVariables);
    }

    /// How the nodes are watched.
    ///
    /// @param perNode 1 or 2 bridges for each node
    /// @param ownDatabase their database, in which the nodes also store their channel events, is in a PostgreSQL of
    ///     its own
    public record BridgeOptions(int perNode, boolean ownDatabase) {
        static final BridgeOptions DEFAULTS = new BridgeOptions(1, false);
    }

    /// One JVM with Asterisk on the usual ports, kept in `.trunkline` below the repository.
    public static SuiteOptions defaults() {
        Path home = findHome();
        return new SuiteOptions(
                home.resolve(".trunkline"), home, false, true, false, "ast1", 1, 1, BridgeOptions.DEFAULTS, Map.of());
    }

    /// `trunkline.home`, else the nearest folder upwards that holds `asterisk/run`, else the working folder.
    private static Path findHome() {
        Path here = Path.of("").toAbsolutePath();
        String named = System.getProperty("trunkline.home", "");
        if (!named.isEmpty()) {
            return Path.of(named).toAbsolutePath();
        }
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("asterisk/run"))) {
                return folder;
            }
        }
        return here;
    }

    public SuiteOptions withData(Path folder) {
        return new SuiteOptions(
                folder, home, split, asterisk, anyPorts, node, nodeCount, routingReplicas, bridges, nodeVariables);
    }

    public SuiteOptions withSplit() {
        return new SuiteOptions(
                data, home, true, asterisk, anyPorts, node, nodeCount, routingReplicas, bridges, nodeVariables);
    }

    public SuiteOptions withoutAsterisk() {
        return new SuiteOptions(
                data, home, split, false, anyPorts, node, nodeCount, routingReplicas, bridges, nodeVariables);
    }

    public SuiteOptions withAnyPorts() {
        return new SuiteOptions(
                data, home, split, asterisk, true, node, nodeCount, routingReplicas, bridges, nodeVariables);
    }

    public SuiteOptions withNode(String systemname) {
        return new SuiteOptions(
                data, home, split, asterisk, anyPorts, systemname, nodeCount, routingReplicas, bridges, nodeVariables);
    }

    public SuiteOptions withNodeCount(int count) {
        return new SuiteOptions(
                data, home, split, asterisk, anyPorts, node, count, routingReplicas, bridges, nodeVariables);
    }

    public SuiteOptions withRoutingReplicas(int count) {
        return new SuiteOptions(data, home, split, asterisk, anyPorts, node, nodeCount, count, bridges, nodeVariables);
    }

    public SuiteOptions withBridges(BridgeOptions options) {
        return new SuiteOptions(
                data, home, split, asterisk, anyPorts, node, nodeCount, routingReplicas, options, nodeVariables);
    }

    public SuiteOptions withNodeVariables(Map<String, String> variables) {
        return new SuiteOptions(
                data, home, split, asterisk, anyPorts, node, nodeCount, routingReplicas, bridges, variables);
    }

    /// The Asterisk nodes, also those of a suite that runs without Asterisk.
    public List<SuiteNode> nodes() {
        return IntStream.rangeClosed(1, nodeCount)
                .mapToObj(number -> SuiteNode.of(number, node))
                .toList();
    }

    /// The replicas to start.
    public List<ServiceReplica> replicas() {
        return ServiceReplica.all().stream()
                .filter(replica -> replica.number() <= count(replica.service()))
                .toList();
    }

    private int count(SuiteService service) {
        return switch (service) {
            case ROUTING -> routingReplicas;
            case AMI_BRIDGE -> nodeCount * bridges.perNode();
            default -> 1;
        };
    }
}
