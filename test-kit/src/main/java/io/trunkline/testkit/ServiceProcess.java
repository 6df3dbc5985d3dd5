package io.trunkline.testkit;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.servers.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A replica of a service under test in a process of its own, which a test can stop in order or kill.
public final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

    private final Path folder = TestFolder.create("replica");
    private final int port = TcpPorts.findFree();
    private final int managementPort = TcpPorts.findFree();
    private final ServerProcess process;

    private ServiceProcess(Class<?> application, List<String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", application.getName()));
        command.addAll(settings);
        command.add("--server.port=" + port);
        command.add("--management.server.port=" + managementPort);
        this.process = ServerProcess.start(
                application.getSimpleName(),
                command,
                folder,
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                logFile(),
                folder.resolve("pid"));
    }

    /// Starts a replica; see [#awaitReady].
    ///
    /// @param application the class with the service's main method
    /// @param settings Spring Boot's command line arguments, except the ports
    public static ServiceProcess start(Class<?> application, List<String> settings) {
        return new ServiceProcess(application, settings);
    }

    /// Waits until it has consumed what was published before its start.
    public void awaitReady() {
        Await.until(
                "the replica is ready, or ended",
                READY_TIMEOUT,
                () -> !process.isAlive() || api(null).isReady());
        if (!process.isAlive()) {
            throw new ServerFailedException("the replica ended at its start:\n" + log());
        }
    }

    /// @param token sent as Bearer, null for none
    public RestClient api(@Nullable String token) {
        return new RestClient(port, managementPort, token);
    }

    /// Sends SIGTERM and waits for the end.
    public void stop() {
        process.stop("TERM", STOP_TIMEOUT);
    }

    /// Like `kill -9`.
    public void kill() {
        process.kill();
    }

    private Path logFile() {
        return folder.resolve("log");
    }

    private String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.kill();
        }
        Folders.delete(folder);
    }
}
