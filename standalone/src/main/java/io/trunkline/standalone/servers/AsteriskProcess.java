package io.trunkline.standalone.servers;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerProcess;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteNode;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuitePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of the suite's own Asterisk nodes, fetched and run by the scripts in `asterisk/`. Calls outlive a restart of
/// the suite: a node that still runs is adopted.
public final class AsteriskProcess {
    private static final Logger LOG = LoggerFactory.getLogger(AsteriskProcess.class);
    private static final Duration FETCH_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Path scripts;
    private final SuiteFolder folder;
    private final SuitePorts ports;
    private final SuiteNode node;
    private final String databaseOfCel;
    private final boolean hasSecondRouting;
    private final Map<String, String> more;
    private @Nullable ServerProcess process;

    public AsteriskProcess(SuiteNode node, SuiteOptions options, SuiteFolder folder, SuitePorts ports) {
        this.scripts = options.home().resolve("asterisk").toAbsolutePath();
        this.folder = folder;
        this.ports = ports;
        this.node = node;
        this.databaseOfCel = options.bridges().ownDatabase() ? SuitePorts.BRIDGE_POSTGRES : SuitePorts.POSTGRES;
        this.hasSecondRouting = options.replicas().contains(ServiceReplica.SECOND_ROUTING);
        this.more = options.nodeVariables();
    }

    /// Makes sure that there is an Asterisk to run.
    ///
    /// @return false when there is none and none could be fetched; the log says what to do
    public boolean ensureInstalled() {
        Path log = folder.logs().resolve("asterisk-fetch.log");
        ServerProcess fetch = ServerProcess.start(
                "asterisk/fetch",
                List.of(scripts.resolve("fetch").toString()),
                scripts,
                Map.of(),
                log,
                folder.run().resolve("asterisk-fetch.pid"));
        boolean ended = fetch.awaitExit(FETCH_TIMEOUT);
        fetch.stop("TERM", STOP_TIMEOUT);
        boolean there = ended && Files.isExecutable(installationFolder().resolve("bin/asterisk"));
        if (!there) {
            LOG.warn("There is no Asterisk and none could be fetched (see {}): the suite runs without one", log);
        }
        return there;
    }

    /// As `asterisk/fetch` chooses it.
    static Path installationFolder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("trunkline/asterisk");
    }

    /// Starts the node, or adopts it. Its tables must be there: cdr and cel modules do not wait for theirs.
    public void start() {
        Path run = folder.asteriskNode(node.name());
        Folders.createPrivate(run);
        Optional<ServerProcess> leftOver = ServerProcess.findRunning("Asterisk", pidFile(), run.toString());
        if (leftOver.isPresent()) {
            LOG.info(
                    "Asterisk {} runs already (pid {}): adopted",
                    node.name(),
                    leftOver.get().pid());
            process = leftOver.get();
            return;
        }
        ports.requireFree(node.numbered(SuitePorts.AMI));
        ports.requireFree(node.numbered(SuitePorts.SIP));
        process = ServerProcess.start(
                "Asterisk",
                List.of(scripts.resolve("run").toString(), run.toString()),
                scripts,
                environment(),
                folder.logs().resolve(node.id() + ".log"),
                pidFile());
    }

    private Map<String, String> environment() {
        int rtp = ports.port(SuitePorts.RTP, node);
        Map<String, String> variables = new HashMap<>(Map.ofEntries(
                Map.entry("TRUNKLINE_ASTERISK", installationFolder().toString()),
                Map.entry("TRUNKLINE_NODE_NAME", node.name()),
                Map.entry("TRUNKLINE_NODE_SIPPORT", "" + ports.port(SuitePorts.SIP, node)),
                Map.entry("TRUNKLINE_NODE_TLSPORT", "" + ports.port(SuitePorts.SIPS, node)),
                Map.entry("TRUNKLINE_NODE_RTPFIRST", "" + rtp),
                Map.entry("TRUNKLINE_NODE_RTPLAST", "" + (rtp + SuitePorts.RTP_COUNT - 1)),
                Map.entry("TRUNKLINE_NODE_PORT", "" + ports.port(SuitePorts.AMI, node)),
                Map.entry("TRUNKLINE_DATABASE_PORT", "" + ports.port(SuitePorts.POSTGRES)),
                Map.entry("TRUNKLINE_NODE_CELDATABASEPORT", "" + ports.port(databaseOfCel)),
                Map.entry("TRUNKLINE_DIALPLAN_URL", dialplanUrl(ServiceReplica.first(SuiteService.ROUTING))),
                Map.entry(
                        "TRUNKLINE_SECRETS_DIRECTORY",
                        new SuiteSecrets(folder).asteriskFolder(node).toString())));
        if (hasSecondRouting) {
            variables.put("TRUNKLINE_DIALPLAN_SECONDURL", dialplanUrl(ServiceReplica.SECOND_ROUTING));
        }
        variables.putAll(more);
        return variables;
    }

    private String dialplanUrl(ServiceReplica replica) {
        return "http://127.0.0.1:%d/dialplan".formatted(ports.dialplanPort(replica));
    }

    public void stop() {
        if (process != null) {
            process.stop("TERM", STOP_TIMEOUT);
        }
    }

    private Path pidFile() {
        return folder.run().resolve(node.id() + ".pid");
    }
}
