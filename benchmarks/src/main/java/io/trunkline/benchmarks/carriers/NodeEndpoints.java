package io.trunkline.benchmarks.carriers;

import io.trunkline.benchmarks.node.NodeCli;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The endpoints that Asterisk lists with `pjsip show endpoints`.
final class NodeEndpoints {
    private static final Pattern ENDPOINT = Pattern.compile("(?m)^ Endpoint:  ([a-z0-9-]+)[/ ]");

    private final NodeCli node;

    /// @param data the suite's data folder
    NodeEndpoints(Path data) {
        this.node = new NodeCli(data, "ast1");
    }

    Set<String> names() {
        var names = new TreeSet<String>();
        ENDPOINT.matcher(node.run("pjsip show endpoints")).results().forEach(line -> names.add(line.group(1)));
        return names;
    }
}
