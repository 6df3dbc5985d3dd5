package io.trunkline.benchmarks.suite;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A suite with a data folder of its own, started and stopped with `./trunkline`.
public final class OwnSuite implements AutoCloseable {
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> PID_FILES =
            List.of("postgres/postgresql.pid", "kafka/kafka.pid", "run/asterisk.pid", "run/suite.pid");

    private final Path home = Path.of(System.getProperty("trunkline.home", "")).toAbsolutePath();
    private final Path folder;
    private final PrintStream out;
    private boolean closed;

    /// @param folder for its data
    /// @param out    the output of the commands, and how long each took
    public OwnSuite(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /// `./trunkline up -d`: returns when the suite is ready.
    ///
    /// @throws ServerFailedException if it does not become ready
    public void up() {
        long began = System.nanoTime();
        if (!command("up", "-d", "--any-ports")) {
            throw new ServerFailedException("./trunkline up failed, see above");
        }
        out.printf(
                "up after %d s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    /// `./trunkline down`. It can be started again.
    ///
    /// @throws ServerFailedException if it does not stop
    public void down() {
        if (!command("down")) {
            throw new ServerFailedException("./trunkline down failed, see above");
        }
    }

    /// Its addresses, after [#up].
    public RunningSuite addresses() {
        return RunningSuite.inFolder(folder);
    }

    /// True if all parts are ready.
    public boolean isReady() {
        return command(ProcessBuilder.Redirect.DISCARD, "status");
    }

    /// `kill -9` of PostgreSQL, Kafka, Asterisk and the JVM of the services, with all their processes, as when the
    /// power fails. What they wrote is kept: the operating system goes on.
    public void killAll() {
        List<ProcessHandle> parts =
                PID_FILES.stream().map(this::process).flatMap(Optional::stream).toList();
        if (parts.size() != PID_FILES.size()) {
            throw new ServerFailedException("only %d of %d parts run".formatted(parts.size(), PID_FILES.size()));
        }
        // stopped first, so that no process starts between the list of processes and their end
        signal("STOP", parts);
        List<ProcessHandle> all = parts.stream()
                .flatMap(part -> Stream.concat(Stream.of(part), part.descendants()))
                .distinct()
                .toList();
        signal("KILL", all);
        all.forEach(OwnSuite::awaitEnd);
    }

    private Optional<ProcessHandle> process(String pidFile) {
        try {
            return ProcessHandle.of(
                    Long.parseLong(Files.readString(folder.resolve(pidFile)).strip()));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        long deadline = System.nanoTime() + END_TIMEOUT.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailedException("pid " + process.pid() + " does not end");
            }
            Thread.onSpinWait();
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> kill.add(Long.toString(process.pid())));
        try {
            var _ = new ProcessBuilder(kill).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new ServerFailedException("no signal can be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted", e);
        }
    }

    private boolean command(String... arguments) {
        return command(ProcessBuilder.Redirect.INHERIT, arguments);
    }

    /// @return whether it exited with 0
    private boolean command(ProcessBuilder.Redirect output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("trunkline").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(output);
        builder.environment().put("TRUNKLINE_DATA", folder.toString());
        out.flush();
        try {
            Process process = builder.start();
            if (!process.waitFor(COMMAND_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                out.println("./trunkline " + arguments[0] + " has not ended within " + COMMAND_TIMEOUT);
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new ServerFailedException("./trunkline cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted", e);
        }
    }

    /// Keeps the logs for analysis.
    public void keepLogs(Path to) {
        List<String> logs = List.of(
                "logs/suite.log", "logs/up.out", "logs/asterisk.log", "postgres/postgresql.log", "kafka/kafka.log");
        try {
            Files.createDirectories(to);
            for (String log : logs) {
                Path from = folder.resolve(log);
                if (Files.exists(from)) {
                    Files.write(to.resolve(from.getFileName()), Files.readAllBytes(from));
                }
            }
            out.println("logs: " + to);
        } catch (IOException e) {
            throw new ServerFailedException("cannot keep the logs in " + to, e);
        }
    }

    /// `./trunkline down`, which also stops what a killed suite left. A second call does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            var _ = command("down");
        }
    }
}
