package io.trunkline.standalone;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteLock;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuiteAddressFile;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.standalone.servers.AsteriskProcess;
import io.trunkline.standalone.servers.SuiteServers;
import io.trunkline.standalone.services.InProcessService;
import io.trunkline.standalone.services.RunningService;
import io.trunkline.standalone.services.ServiceProcessLauncher;
import io.trunkline.standalone.services.ServiceSettings;
import io.trunkline.standalone.status.AsteriskStatusCheck;
import io.trunkline.standalone.status.ServerStatusCheck;
import io.trunkline.standalone.status.ServiceStatusCheck;
import io.trunkline.standalone.status.StatusCheck;
import io.trunkline.standalone.status.StatusPage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// The running suite. PostgreSQL comes first, since services migrate as they start; Kafka and Asterisk's packages
/// come meanwhile; Asterisk itself once its tables are there.
public final class Suite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Suite.class);
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final SuiteOptions options;
    private final SuiteFolder folder;
    private final SuiteLock lock;
    private final SuitePorts ports;
    private final SuiteSecrets secrets;
    private final SuiteServers servers;
    private final ServiceProcessLauncher processes;
    private final List<AsteriskProcess> nodes;
    private final StatusPage status;
    private final ExecutorService executor =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("suite-", 1).factory());
    private final Map<ServiceReplica, RunningService> runningServices = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Suite(SuiteOptions options) {
        this.options = options;
        this.folder = new SuiteFolder(options.data()).create();
        this.lock = SuiteLock.acquire(folder);
        this.ports = SuitePorts.load(folder, options.anyPorts());
        this.secrets = new SuiteSecrets(folder);
        this.servers = new SuiteServers(folder, ports, options.bridges().ownDatabase());
        this.processes = new ServiceProcessLauncher(StandaloneApplication.class, options, folder);
        this.nodes = options.nodes().stream()
                .map(node -> new AsteriskProcess(node, options, folder, ports))
                .toList();
        ports.requireFree(SuitePorts.STATUS);
        this.status = new StatusPage(
                ports.port(SuitePorts.STATUS), statusChecks(), service -> "http://127.0.0.1:" + ports.port(service));
    }

    /// Takes the folder and its ports; nothing runs yet.
    ///
    /// @throws ServerFailedException when a suite runs on that folder already, or the status port is taken
    public static Suite prepare(SuiteOptions options) {
        return new Suite(options);
    }

    private List<StatusCheck> statusChecks() {
        HttpClient http = HttpClient.newHttpClient();
        List<StatusCheck> parts = new ArrayList<>();
        parts.add(new ServerStatusCheck("postgresql", ports.port(SuitePorts.POSTGRES)));
        parts.add(new ServerStatusCheck("kafka", ports.port(SuitePorts.KAFKA)));
        options.replicas()
                .forEach(replica -> parts.add(
                        new ServiceStatusCheck(replica, ports.port(replica), ports.managementPort(replica), http)));
        if (options.asterisk()) {
            options.nodes()
                    .forEach(node -> parts.add(new AsteriskStatusCheck(
                            node.id(), ports.port(SuitePorts.AMI, node), ports.port(SuitePorts.SIP, node))));
        }
        return parts;
    }

    /// Starts everything and returns when every part is ready.
    ///
    /// @throws ServerFailedException when a part cannot start; [#close] then ends those that could
    public void start() {
        long began = System.nanoTime();
        boolean firstStart = secrets.createMissing();
        options.nodes().forEach(secrets::createMissing);
        processes.stopLeftovers();
        ports.requireFree(SuitePorts.DIALPLAN);
        if (options.replicas().contains(ServiceReplica.SECOND_ROUTING)) {
            ports.requireFree(SuitePorts.SECOND_DIALPLAN);
        }
        CompletableFuture<Void> kafka = startAsync("Kafka", began, servers::startKafka);
        CompletableFuture<Boolean> fetched = CompletableFuture.supplyAsync(
                () -> options.asterisk() && nodes.getFirst().ensureInstalled(), executor);
        servers.startPostgres(secrets);
        LOG.info("PostgreSQL up after {} s", secondsSince(began));
        if (options.split()) {
            // many JVMs that start at the same time would delay it beyond its time limit
            joinOrFailFast(List.of(kafka));
        }

        Map<ServiceReplica, CompletableFuture<Void>> services = new HashMap<>();
        options.replicas()
                .forEach(replica -> services.put(replica, startAsync(replica.id(), began, () -> start(replica))));
        CompletableFuture<Void> tables = CompletableFuture.allOf(
                services.get(ServiceReplica.first(SuiteService.REALTIME_WRITER)),
                services.get(ServiceReplica.first(SuiteService.AMI_BRIDGE)));
        CompletableFuture<Void> asterisk = tables.thenCombineAsync(fetched, (_, there) -> startNodes(there), executor);

        List<CompletableFuture<Void>> all = new ArrayList<>(services.values());
        all.add(kafka);
        all.add(asterisk);
        joinOrFailFast(all);
        servers.watch();
        awaitReady(fetched.join());
        SuiteAddressFile.write(folder, ports, options.replicas(), fetched.join() ? options.nodes() : List.of());
        LOG.info(readyMessage(secondsSince(began), firstStart).text());
    }

    private ReadyMessage readyMessage(String seconds, boolean firstStart) {
        return new ReadyMessage(
                seconds,
                url(SuiteService.CONSOLE),
                hasPages(),
                secrets.firstAdmin(),
                firstStart,
                "http://127.0.0.1:" + ports.port(SuitePorts.STATUS));
    }

    /// False if node was missing when the console was built.
    private static boolean hasPages() {
        return Suite.class.getResource("/pages/index.html") != null;
    }

    private CompletableFuture<Void> startAsync(String name, long began, Runnable start) {
        return CompletableFuture.runAsync(
                () -> {
                    start.run();
                    LOG.info("{} up after {} s", name, secondsSince(began));
                },
                executor);
    }

    private void start(ServiceReplica replica) {
        ports.requireFree(replica);
        RunningService started = options.split()
                ? processes.start(replica, ports.port(replica))
                : InProcessService.start(replica.service(), settings().arguments(replica));
        runningServices.put(replica, started);
    }

    /// Closes the port of a service's first replica, or opens it again, to see how the others do without it. Only of a
    /// suite in one JVM.
    public void setReachable(SuiteService service, boolean reachable) {
        if (runningServices.get(ServiceReplica.first(service)) instanceof InProcessService running) {
            running.setReachable(reachable);
        }
    }

    private ServiceSettings settings() {
        return new ServiceSettings(
                folder, ports, secrets, options.nodes(), options.bridges().ownDatabase(), !options.split());
    }

    private @Nullable Void startNodes(boolean there) {
        if (there) {
            nodes.forEach(AsteriskProcess::start);
        }
        return null;
    }

    private static void joinOrFailFast(List<CompletableFuture<Void>> starts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new));
        for (CompletableFuture<Void> start : starts) {
            var _ = start.whenComplete((_, fault) -> {
                if (fault != null) {
                    var _ = all.completeExceptionally(fault);
                }
            });
        }
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ServerFailedException known
                    ? known
                    : new ServerFailedException(
                            "a part could not start: " + NestedExceptionUtils.getMostSpecificCause(e), e);
        }
    }

    /// @param withAsterisk false where there is none to wait for
    private void awaitReady(boolean withAsterisk) {
        long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        List<StatusPage.StatusLine> late = notReady(withAsterisk);
        while (!late.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailedException(
                        "not ready in time: " + late.getFirst().text());
            }
            if (closed.get()) {
                throw new ServerFailedException("ended before it was ready");
            }
            LockSupport.parkNanos(POLL.toNanos());
            late = notReady(withAsterisk);
        }
    }

    private List<StatusPage.StatusLine> notReady(boolean withAsterisk) {
        return status.statusLines().stream()
                .filter(line -> !line.result().ready())
                .filter(line -> withAsterisk || !(line.check() instanceof AsteriskStatusCheck))
                .toList();
    }

    private static String secondsSince(long began) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9);
    }

    public SuiteFolder folder() {
        return folder;
    }

    public SuitePorts ports() {
        return ports;
    }

    public SuiteServers servers() {
        return servers;
    }

    /// Where a service's REST API is.
    public String url(SuiteService service) {
        return "http://127.0.0.1:" + ports.port(service);
    }

    /// Ends everything in order: Asterisk while the services still hear how its calls end, the services, then their
    /// servers. A second call does nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        nodes.forEach(AsteriskProcess::stop);
        CompletableFuture<?>[] ends = runningServices.values().stream()
                .map(service -> CompletableFuture.runAsync(service::stop, executor))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).join();
        } catch (CompletionException e) {
            LOG.warn("a service did not end in order", e.getCause());
        }
        servers.stop();
        status.close();
        executor.shutdownNow();
        lock.close();
        LOG.info("Stopped");
    }
}
