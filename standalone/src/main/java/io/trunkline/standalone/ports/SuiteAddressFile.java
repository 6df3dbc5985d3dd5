package io.trunkline.standalone.ports;

import io.trunkline.servers.PrivateFile;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteNode;
import java.util.List;
import java.util.StringJoiner;

/// Tells tests, demo and benchmarks where the parts of a suite answer: `suite.properties`, written once it
/// is ready.
public final class SuiteAddressFile {
    private SuiteAddressFile() {}

    /// @param nodes the Asterisk nodes, empty when none runs
    public static void write(
            SuiteFolder folder, SuitePorts ports, List<ServiceReplica> replicas, List<SuiteNode> nodes) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("status.url=http://127.0.0.1:" + ports.port(SuitePorts.STATUS));
        replicas.forEach(replica -> {
            lines.add(replica.id() + ".url=http://127.0.0.1:" + ports.port(replica));
            lines.add(replica.id() + ".management.url=http://127.0.0.1:" + ports.managementPort(replica));
        });
        lines.add("postgres=127.0.0.1:" + ports.port(SuitePorts.POSTGRES));
        lines.add("postgres.ami-bridge=127.0.0.1:" + ports.port(SuitePorts.BRIDGE_POSTGRES));
        lines.add("kafka=127.0.0.1:" + ports.port(SuitePorts.KAFKA));
        nodes.forEach(node -> {
            String prefix = node.numbered("node");
            lines.add(prefix + ".name=" + node.name());
            lines.add(prefix + ".sip=127.0.0.1:" + ports.port(SuitePorts.SIP, node));
            lines.add(prefix + ".ami=127.0.0.1:" + ports.port(SuitePorts.AMI, node));
        });
        PrivateFile.write(folder.root().resolve("suite.properties"), lines.toString());
    }
}
