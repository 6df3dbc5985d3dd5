package io.trunkline.testkit.asterisk;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An Asterisk node with the standard configuration and dialplan, in its own folder. Its ports and files stay the
/// same after stop, kill and restart.
public final class AsteriskNode implements AutoCloseable {
    private static final Duration BOOT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int LOG_TAIL = 4_000;

    private final NodeSettings settings;
    private final Path folder;
    private @Nullable ServerProcess process;

    public AsteriskNode(NodeSettings settings) {
        this.settings = settings;
        this.folder = TestFolder.create("asterisk");
    }

    /// Starts the node and returns when it has fully booted and AMI accepts logins.
    ///
    /// @throws ServerFailedException if it fails, with the end of its log
    public void start() {
        List<String> command = settings.withEnvironment(
                List.of(AsteriskInstallation.scriptFolder().resolve("run").toString(), folder.toString()));
        ServerProcess started =
                ServerProcess.start("asterisk", command, folder, folder.resolve("console.log"), pidFile());
        process = started;
        try {
            Await.until("Asterisk has booted", BOOT_TIMEOUT, () -> hasBooted(started));
        } catch (AssertionError e) {
            throw new ServerFailedException("Asterisk did not boot:\n" + log(), e);
        }
    }

    private boolean hasBooted(ServerProcess started) {
        if (!started.isAlive()) {
            throw new ServerFailedException("Asterisk ended at once:\n" + log());
        }
        return Files.exists(folder.resolve("run/asterisk.ctl"))
                && command("core waitfullybooted").contains("fully booted");
    }

    /// Stops it in order; calls are hung up.
    public void stop() {
        requireProcess().stop("TERM", STOP_TIMEOUT);
        process = null;
    }

    /// Kills it, like `kill -9`.
    public void kill() {
        requireProcess().kill();
        process = null;
    }

    public void restart() {
        stop();
        start();
    }

    /// The CLI's output for a command such as `pjsip show registrations`.
    public String command(String cli) {
        return AsteriskInstallation.runCommand(List.of(folder.resolve("cli").toString(), cli));
    }

    public String name() {
        return settings.variables().getOrDefault("TRUNKLINE_NODE_NAME", "ast1");
    }

    public String host() {
        return "127.0.0.1";
    }

    public int sipPort() {
        return Integer.parseInt(settings.requiredValue("NODE_SIPPORT"));
    }

    /// The port for SIP over TLS, of a node with a certificate.
    public int tlsPort() {
        return Integer.parseInt(settings.requiredValue("NODE_TLSPORT"));
    }

    public int amiPort() {
        return Integer.parseInt(settings.requiredValue("NODE_PORT"));
    }

    /// The lines of `log/cel.json`, the node's copy of its channel events.
    public List<String> celLines() {
        return read(folder.resolve("log/cel.json")).lines().toList();
    }

    /// The end of its output and log, for messages about a failure.
    public String log() {
        return tail(folder.resolve("console.log")) + tail(folder.resolve("log/full"));
    }

    /// All of its output and log so far.
    public String completeLog() {
        return read(folder.resolve("console.log")) + read(folder.resolve("log/full"));
    }

    /// Stops it and deletes its folder.
    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        Folders.delete(folder);
    }

    private ServerProcess requireProcess() {
        if (process == null) {
            throw new IllegalStateException("Asterisk is not running");
        }
        return process;
    }

    private Path pidFile() {
        return folder.resolve("asterisk.pid");
    }

    private static String tail(Path log) {
        String text = read(log);
        return log.getFileName() + ":\n" + text.substring(Math.max(0, text.length() - LOG_TAIL)) + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new ServerFailedException("cannot read " + file, e);
        }
    }
}
