package io.trunkline.standalone;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The suite's own Asterisk node, fetched and run by the scripts in `asterisk/`. Calls outlive a restart of the suite:
/// a node that still runs is adopted.
final class Asterisk {
    private static final Logger LOG = LoggerFactory.getLogger(Asterisk.class);
    private static final Duration FETCH_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Path scripts;
    private final SuiteFolder folder;
    private final SuitePorts ports;
    private final String node;
    private @Nullable ServerProcess process;

    /// @param scripts the folder `asterisk` of the repository
    Asterisk(Path scripts, SuiteFolder folder, SuitePorts ports, String node) {
        this.scripts = scripts.toAbsolutePath();
        this.folder = folder;
        this.ports = ports;
        this.node = node;
    }

    /// Makes sure that there is an Asterisk to run.
    ///
    /// @return false when there is none and none could be fetched; the log says what to do
    boolean fetch() {
        Path log = folder.logs().resolve("asterisk-fetch.log");
        ServerProcess fetch = ServerProcess.start(
                "asterisk/fetch",
                List.of(scripts.resolve("fetch").toString()),
                scripts,
                Map.of(),
                log,
                folder.run().resolve("asterisk-fetch.pid"));
        boolean ended = fetch.endsWithin(FETCH_LIMIT);
        fetch.stop("TERM", STOP_LIMIT);
        boolean there = ended && Files.isExecutable(installed().resolve("bin/asterisk"));
        if (!there) {
            LOG.warn("There is no Asterisk and none could be fetched (see {}): the suite runs without one", log);
        }
        return there;
    }

    /// As `asterisk/fetch` chooses it.
    static Path installed() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("trunkline/asterisk");
    }

    /// Starts the node, or adopts it. Its tables must be there: cdr and cel modules do not wait for theirs.
    void start() {
        Path run = folder.asterisk(node);
        Folders.ownerOnly(run);
        Optional<ServerProcess> leftOver = ServerProcess.leftOver("Asterisk", pidFile(), run.toString());
        if (leftOver.isPresent()) {
            LOG.info("Asterisk runs already (pid {}): adopted", leftOver.get().pid());
            process = leftOver.get();
            return;
        }
        ports.mustBeFree(SuitePorts.AMI);
        ports.mustBeFree(SuitePorts.SIP);
        process = ServerProcess.start(
                "Asterisk",
                List.of(scripts.resolve("run").toString(), run.toString()),
                scripts,
                environment(),
                folder.logs().resolve("asterisk.log"),
                pidFile());
    }

    private Map<String, String> environment() {
        int rtp = ports.of(SuitePorts.RTP);
        return Map.ofEntries(
                Map.entry("TRUNKLINE_ASTERISK", installed().toString()),
                Map.entry("TRUNKLINE_NODE_NAME", node),
                Map.entry("TRUNKLINE_NODE_SIPPORT", "" + ports.of(SuitePorts.SIP)),
                Map.entry("TRUNKLINE_NODE_RTPFIRST", "" + rtp),
                Map.entry("TRUNKLINE_NODE_RTPLAST", "" + (rtp + SuitePorts.RTP_COUNT - 1)),
                Map.entry("TRUNKLINE_NODE_PORT", "" + ports.of(SuitePorts.AMI)),
                Map.entry("TRUNKLINE_DATABASE_PORT", "" + ports.of(SuitePorts.POSTGRES)),
                Map.entry(
                        "TRUNKLINE_DIALPLAN_URL",
                        "http://127.0.0.1:%d/dialplan".formatted(ports.of(SuitePorts.DIALPLAN))),
                Map.entry("TRUNKLINE_SECRETS_DIRECTORY", folder.secrets().toString()));
    }

    void stop() {
        if (process != null) {
            process.stop("TERM", STOP_LIMIT);
        }
    }

    private Path pidFile() {
        return folder.run().resolve("asterisk.pid");
    }
}
