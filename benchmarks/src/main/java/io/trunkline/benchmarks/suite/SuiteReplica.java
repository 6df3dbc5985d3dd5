package io.trunkline.benchmarks.suite;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The process of one service of a split suite. It is restarted with the command with which the suite started it.
public final class SuiteReplica implements AutoCloseable {
    /// As long as Kubernetes waits before it kills a process.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final Path data;
    private final String id;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable ServerProcess restarted;

    /// @param data the suite's data folder
    /// @param id such as `routing-service-2`
    public SuiteReplica(Path data, String id, URI url) {
        this.data = data.toAbsolutePath().normalize();
        this.id = id;
        this.url = url;
    }

    public String id() {
        return id;
    }

    /// Sends SIGTERM, waits for the end, starts the replica again and waits until it is ready.
    ///
    /// @return how long it took to end and to become ready
    public RestartTimes restart() {
        return restart("TERM");
    }

    /// The same with SIGKILL: the process loses what it has not sent.
    public RestartTimes restartKilled() {
        return restart("KILL");
    }

    private RestartTimes restart(String signal) {
        ServerProcess running = ServerProcess.findRunning(id, pidFile(), "--data=" + data)
                .orElseThrow(() -> new ServerFailedException(id + " is not running"));
        List<String> command = commandOf(running.pid());
        long began = System.nanoTime();
        running.stop(signal, STOP_TIMEOUT);
        long ended = System.nanoTime();
        if (ended - began >= STOP_TIMEOUT.toNanos()) {
            throw new ServerFailedException(id + " did not end within " + STOP_TIMEOUT);
        }
        ServerProcess started = ServerProcess.start(
                id,
                command,
                Path.of("").toAbsolutePath(),
                Map.of("CLASSPATH", suiteClassPath()),
                data.resolve("logs").resolve(id + ".out"),
                pidFile());
        restarted = started;
        awaitReady(started);
        return new RestartTimes(Duration.ofNanos(ended - began), Duration.ofNanos(System.nanoTime() - ended));
    }

    private Path pidFile() {
        return data.resolve("run").resolve(id + ".pid");
    }

    private static List<String> commandOf(long pid) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .split("\0"));
        } catch (IOException e) {
            throw new ServerFailedException("the command of process " + pid + " cannot be read", e);
        }
    }

    private static String suiteClassPath() {
        return Path.of(System.getProperty("trunkline.home", ""), "standalone", "target", "lib", "*")
                .toString();
    }

    private void awaitReady(ServerProcess process) {
        long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (!isReady()) {
            if (process.awaitExit(POLL)) {
                throw new ServerFailedException(id + " ended at its start");
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailedException(id + " was not ready within " + READY_TIMEOUT);
            }
        }
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/readyz"))
                .timeout(ANSWER_TIMEOUT)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while waiting for " + id, e);
        }
    }

    /// Stops the process if this test started it: the suite does not know it.
    @Override
    public void close() {
        ServerProcess started = restarted;
        if (started != null) {
            started.stop("TERM", STOP_TIMEOUT);
        }
    }

    /// The durations of a restart.
    ///
    /// @param ended from SIGTERM to the end of the process
    /// @param ready from there until the new process was ready
    public record RestartTimes(Duration ended, Duration ready) {}
}
