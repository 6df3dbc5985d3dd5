package io.trunkline.standalone;

import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteNode;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteOptions.BridgeOptions;
import java.nio.file.Path;
import java.util.Optional;

/// What the program was asked on its command line.
///
/// @param replica when present, this JVM runs that one replica of a service, of a suite whose servers run already
record CommandLine(SuiteOptions options, Optional<ServiceReplica> replica) {
    static final String USAGE =
            "options: --data=FOLDER --split --routing-replicas=2 --nodes=2 --bridges=2 --bridge-database "
                    + "--no-asterisk --any-ports --node=NAME --service=NAME";

    /// @throws IllegalArgumentException with a sentence for the user
    static CommandLine parse(String... arguments) {
        SuiteOptions options = SuiteOptions.defaults();
        Optional<ServiceReplica> replica = Optional.empty();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--data" -> options = options.withData(Path.of(value));
                case "--split" -> options = options.withSplit();
                case "--no-asterisk" -> options = options.withoutAsterisk();
                case "--any-ports" -> options = options.withAnyPorts();
                case "--node" -> options = options.withNode(value);
                case "--nodes" -> options = options.withNodeCount(parseNodeCount(value));
                case "--routing-replicas" -> options = options.withRoutingReplicas(parseRoutingReplicas(value));
                case "--bridges" ->
                    options = options.withBridges(new BridgeOptions(
                            parseBridges(value), options.bridges().ownDatabase()));
                case "--bridge-database" ->
                    options = options.withBridges(
                            new BridgeOptions(options.bridges().perNode(), true));
                case "--service" -> replica = Optional.of(parseReplica(value));
                default -> throw new IllegalArgumentException("unknown option " + argument + "; " + USAGE);
            }
        }
        if (options.routingReplicas() > 1 && !options.split()) {
            throw new IllegalArgumentException("--routing-replicas=2 requires --split");
        }
        if (options.bridges().perNode() > 1 && !options.split()) {
            throw new IllegalArgumentException("--bridges=2 requires --split");
        }
        return new CommandLine(options, replica);
    }

    private static int parseNodeCount(String count) {
        if (!count.equals("1") && !count.equals(Integer.toString(SuiteNode.MAX_COUNT))) {
            throw new IllegalArgumentException("--nodes is 1 or " + SuiteNode.MAX_COUNT);
        }
        return Integer.parseInt(count);
    }

    private static int parseRoutingReplicas(String count) {
        if (!count.equals("1") && !count.equals("2")) {
            throw new IllegalArgumentException("--routing-replicas is 1 or 2, since a node knows two URLs");
        }
        return Integer.parseInt(count);
    }

    private static int parseBridges(String count) {
        if (!count.equals("1") && !count.equals("2")) {
            throw new IllegalArgumentException("--bridges is 1 or 2, for each node");
        }
        return Integer.parseInt(count);
    }

    private static ServiceReplica parseReplica(String id) {
        return ServiceReplica.byId(id).orElseThrow(() -> new IllegalArgumentException("no service is called " + id));
    }
}
