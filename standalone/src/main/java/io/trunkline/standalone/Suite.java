package io.trunkline.standalone;

import io.trunkline.servers.ServerFailedException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/// The running suite. PostgreSQL comes first, since services migrate as they start; Kafka and Asterisk's packages come
/// meanwhile; Asterisk itself once its tables are there.
public final class Suite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Suite.class);
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final SuiteOptions options;
    private final SuiteFolder folder;
    private final SuiteLock lock;
    private final SuitePorts ports;
    private final Secrets secrets;
    private final SuiteServers servers;
    private final Asterisk asterisk;
    private final StatusPage status;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("suite-", 1).factory());
    private final Map<Service, RunningService> running = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Suite(SuiteOptions options) {
        this.options = options;
        this.folder = new SuiteFolder(options.data()).make();
        this.lock = SuiteLock.take(folder);
        this.ports = SuitePorts.of(folder, options.anyPorts());
        this.secrets = new Secrets(folder);
        this.servers = new SuiteServers(folder, ports);
        this.asterisk = new Asterisk(options.home().resolve("asterisk"), folder, ports, options.node());
        ports.mustBeFree(SuitePorts.STATUS);
        this.status = new StatusPage(ports.of(SuitePorts.STATUS), parts());
    }

    /// Takes the folder and its ports; nothing runs yet.
    ///
    /// @throws ServerFailedException when a suite runs on that folder already, or the status port is taken
    public static Suite on(SuiteOptions options) {
        return new Suite(options);
    }

    private List<Part> parts() {
        HttpClient http = HttpClient.newHttpClient();
        List<Part> parts = new ArrayList<>();
        parts.add(new ServerPart("postgresql", ports.of(SuitePorts.POSTGRES)));
        parts.add(new ServerPart("kafka", ports.of(SuitePorts.KAFKA)));
        Service.all().forEach(service -> parts.add(new ServicePart(service, ports.of(service), http)));
        if (options.asterisk()) {
            parts.add(new AsteriskPart(ports.of(SuitePorts.AMI), ports.of(SuitePorts.SIP)));
        }
        return parts;
    }

    /// Starts everything and returns when every part is ready.
    ///
    /// @throws ServerFailedException when a part cannot start; [#close] then ends those that could
    public void start() {
        long began = System.nanoTime();
        if (secrets.make()) {
            LOG.info("First start. The first admin's name and password are in {}", secrets.firstAdmin());
        }
        SeparateService.endLeftOvers(folder);
        ports.mustBeFree(SuitePorts.DIALPLAN);
        CompletableFuture<Void> kafka = run("Kafka", began, servers::startKafka);
        CompletableFuture<Boolean> fetched =
                CompletableFuture.supplyAsync(() -> options.asterisk() && asterisk.fetch(), threads);
        servers.startPostgres(secrets);
        LOG.info("PostgreSQL up after {} s", secondsSince(began));

        Map<Service, CompletableFuture<Void>> services = new EnumMap<>(Service.class);
        Service.all().forEach(service -> services.put(service, run(service.id(), began, () -> start(service))));
        CompletableFuture<Void> tables =
                CompletableFuture.allOf(services.get(Service.REALTIME_WRITER), services.get(Service.AMI_BRIDGE));
        CompletableFuture<Void> node = tables.thenCombineAsync(fetched, (_, there) -> startAsterisk(there), threads);

        List<CompletableFuture<Void>> all = new ArrayList<>(services.values());
        all.add(kafka);
        all.add(node);
        joinOrFailFast(all);
        awaitReady(fetched.join());
        SuitePlaces.write(folder, ports, fetched.join() ? Optional.of(options.node()) : Optional.empty());
        LOG.info("Ready after {} s: http://127.0.0.1:{}", secondsSince(began), ports.of(SuitePorts.STATUS));
    }

    private CompletableFuture<Void> run(String name, long began, Runnable start) {
        return CompletableFuture.runAsync(
                () -> {
                    start.run();
                    LOG.info("{} up after {} s", name, secondsSince(began));
                },
                threads);
    }

    private void start(Service service) {
        ports.mustBeFree(service.id());
        RunningService started = options.split()
                ? SeparateService.start(service, options, folder, ports.of(service))
                : SiblingService.start(service, settings().arguments(service));
        running.put(service, started);
    }

    private ServiceSettings settings() {
        return new ServiceSettings(folder, ports, secrets, options.node());
    }

    private @Nullable Void startAsterisk(boolean there) {
        if (there) {
            asterisk.start();
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
                    : new ServerFailedException("a part could not start: " + e.getCause(), e);
        }
    }

    /// @param withAsterisk false where there is none to wait for
    private void awaitReady(boolean withAsterisk) {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        List<StatusPage.Line> late = notReady(withAsterisk);
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

    private List<StatusPage.Line> notReady(boolean withAsterisk) {
        return status.lines().stream()
                .filter(line -> !line.state().ready())
                .filter(line -> withAsterisk || !(line.part() instanceof AsteriskPart))
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
    public String url(Service service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    /// Ends everything in order: Asterisk while the services still hear how its calls end, the services, then their
    /// servers. A second call does nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        asterisk.stop();
        CompletableFuture<?>[] ends = running.values().stream()
                .map(service -> CompletableFuture.runAsync(service::stop, threads))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).join();
        } catch (CompletionException e) {
            LOG.warn("a service did not end in order", e.getCause());
        }
        servers.stop();
        status.close();
        threads.shutdownNow();
        lock.close();
        LOG.info("Stopped");
    }
}
