package io.trunkline.standalone.ports;

import io.trunkline.servers.PrivateFile;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteService;
import java.util.Optional;
import java.util.StringJoiner;

/// Tells tests, demo and benchmarks where the parts of a suite answer: `suite.properties`, written once it
/// is ready.
public final class SuiteAddressFile {
    private SuiteAddressFile() {}

    /// @param node the Asterisk node's systemname, empty when none runs
    public static void write(SuiteFolder folder, SuitePorts ports, Optional<String> node) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("status.url=http://127.0.0.1:" + ports.port(SuitePorts.STATUS));
        SuiteService.all().forEach(service -> lines.add(service.id() + ".url=http://127.0.0.1:" + ports.port(service)));
        lines.add("postgres=127.0.0.1:" + ports.port(SuitePorts.POSTGRES));
        lines.add("kafka=127.0.0.1:" + ports.port(SuitePorts.KAFKA));
        node.ifPresent(name -> {
            lines.add("node.name=" + name);
            lines.add("node.sip=127.0.0.1:" + ports.port(SuitePorts.SIP));
            lines.add("node.ami=127.0.0.1:" + ports.port(SuitePorts.AMI));
        });
        PrivateFile.write(folder.root().resolve("suite.properties"), lines.toString());
    }
}
