package io.trunkline.faulttests;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerProcess;
import io.trunkline.standalone.StandaloneApplication;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.standalone.servers.SuiteServers;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The suite in a JVM of its own, as `./trunkline up` starts it, on a data folder and ports of its own.
final class SuiteProcess {
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(6);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);
    private static final String NODE = "ast1";

    private final SuiteFolder folder = new SuiteFolder(TestFolder.create("faults"));
    private final HttpClient http = HttpClient.newHttpClient();
    private ServerProcess jvm = launch();

    private ServerProcess launch() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtrunkline.home=" + SuiteOptions.defaults().home(),
                StandaloneApplication.class.getName(),
                "--data=" + folder.root(),
                "--node=" + NODE,
                "--any-ports");
        return ServerProcess.start(
                "the suite",
                command,
                folder.root(),
                environment(),
                folder.root().resolve("up.out"),
                folder.root().resolve("up.pid"));
    }

    /// The class path is not in the command line, where the folder must stand among the first 4,096 characters.
    private static Map<String, String> environment() {
        return Map.of("CLASSPATH", System.getProperty("java.class.path"));
    }

    /// Waits until all services are ready.
    void awaitReady() {
        Await.until("the suite is ready, or ended: " + folder.root(), READY_TIMEOUT, () -> !jvm.isAlive() || isReady());
        if (!jvm.isAlive()) {
            throw new AssertionError(
                    "the suite ended at its start: " + readText(folder.root().resolve("up.out")));
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!Files.exists(folder.root().resolve("suite.properties"))) {
            return false;
        }
        URI status = URI.create("http://127.0.0.1:" + ports().port(SuitePorts.STATUS));
        HttpRequest request =
                HttpRequest.newBuilder(status).timeout(Duration.ofSeconds(10)).build();
        return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
    }

    /// `kill -9` of this one JVM: its servers and its Asterisk go on.
    void kill() {
        var _ = ProcessHandle.of(jvm.pid()).map(ProcessHandle::destroyForcibly);
        Await.until("the suite is dead", () -> !jvm.isAlive());
    }

    /// Sends this one JVM a signal, such as `STOP`: its servers and its Asterisk go on.
    void signal(String name) {
        try {
            var _ = new ProcessBuilder("kill", "-" + name, Long.toString(jvm.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new AssertionError("no signal can be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Starts it again on what the last one left.
    void restart() {
        jvm = launch();
        awaitReady();
    }

    /// Ends everything, also what a dead suite left behind.
    void shutDown() {
        jvm.stop("TERM", STOP_TIMEOUT);
        ServerProcess.findRunning("Asterisk", folder.run().resolve("asterisk.pid"), NODE)
                .ifPresent(ServerProcess::kill);
        SuiteServers left = servers();
        if (left.kafka().isAlreadyRunning()) {
            left.kafka().start();
            left.kafka().kill();
        }
        if (left.postgres().isAlreadyRunning()) {
            left.postgres().start();
            left.postgres().kill();
        }
        if (System.getenv("TRUNKLINE_KEEP") == null) {
            Folders.delete(folder.root());
        }
    }

    private SuitePorts ports() {
        return SuitePorts.load(folder, true);
    }

    /// Its PostgreSQL and Kafka; `start` takes over those that run.
    SuiteServers servers() {
        return new SuiteServers(folder, ports());
    }

    RunningSuite runningSuite() {
        return RunningSuite.inFolder(folder.root());
    }

    /// What the node's CLI prints.
    String nodeCommand(String command) {
        Path cli = folder.asteriskNode(NODE).resolve("cli");
        try {
            Process asked = new ProcessBuilder(cli.toString(), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no CLI at " + cli, e);
        }
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
