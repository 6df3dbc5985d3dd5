package io.trunkline.benchmarks.node;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The command line of the Asterisk of a running suite.
public final class NodeCli {
    /// A line of `manager show connected`: user, address, start, elapsed seconds, file descriptor.
    private static final Pattern SESSION =
            Pattern.compile("(?m)^\\s*trunkline\\s+\\S+\\s+[0-9]+\\s+[0-9]+\\s+([0-9]+)\\s");

    private final Path program;

    /// @param data the suite's data folder
    /// @param node such as `ast1`
    public NodeCli(Path data, String node) {
        this.program = data.resolve("asterisk").resolve(node).resolve("cli");
    }

    /// What a command prints.
    public String run(String command) {
        try {
            Process process = new ProcessBuilder(program.toString(), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ServerFailedException("no CLI at " + program, e);
        }
    }

    /// The number of AMI sessions.
    public int amiConnections() {
        return Math.toIntExact(
                SESSION.matcher(run("manager show connected")).results().count());
    }

    /// Ends all AMI sessions, as if the network had broken.
    ///
    /// @return how many there were
    public int cutAmiConnections() {
        Matcher sessions = SESSION.matcher(run("manager show connected"));
        int cut = 0;
        while (sessions.find()) {
            String _ = run("manager kick session " + sessions.group(1));
            cut++;
        }
        return cut;
    }
}
