package io.trunkline.benchmarks.carriers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The endpoints that Asterisk lists with `pjsip show endpoints`.
final class NodeEndpoints {
    private static final Pattern ENDPOINT = Pattern.compile("(?m)^ Endpoint:  ([a-z0-9-]+)[/ ]");

    private final Path data;

    /// @param data the suite's data folder
    NodeEndpoints(Path data) {
        this.data = data;
    }

    Set<String> names() throws IOException {
        Path cli = data.resolve("asterisk").resolve("ast1").resolve("cli");
        Process shown = new ProcessBuilder(cli.toString(), "pjsip show endpoints")
                .redirectErrorStream(true)
                .start();
        var text = new String(shown.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var names = new TreeSet<String>();
        ENDPOINT.matcher(text).results().forEach(line -> names.add(line.group(1)));
        return names;
    }
}
