package io.trunkline.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A server's process, started by this JVM or an earlier one. Its pid is in a file while it should be running.
public final class ServerProcess {
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final ProcessHandle handle;
    private final Path pidFile;

    private ServerProcess(String name, ProcessHandle handle, Path pidFile) {
        this.name = name;
        this.handle = handle;
        this.pidFile = pidFile;
    }

    /// Starts a process with its output in a log file.
    ///
    /// @param name used in messages
    /// @param directory its working directory
    /// @param log appended to
    /// @param pidFile written immediately, removed by [#stop] and [#kill]
    public static ServerProcess start(String name, List<String> command, Path directory, Path log, Path pidFile) {
        return start(name, command, directory, Map.of(), log, pidFile);
    }

    /// Like the method above, with variables added to the environment of this JVM.
    public static ServerProcess start(
            String name, List<String> command, Path directory, Map<String, String> variables, Path log, Path pidFile) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(variables);
            Process process = builder.directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            writePid(process, pidFile);
            return new ServerProcess(name, process.toHandle(), pidFile);
        } catch (IOException e) {
            throw new ServerFailedException(name + " could not be started by " + command.getFirst(), e);
        }
    }

    /// A process without a pid file, because the disk is full for instance, could not be found again.
    private static void writePid(Process process, Path pidFile) throws IOException {
        try {
            Files.writeString(pidFile, process.pid() + "\n");
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// True if a process was started and ended without [#stop] or [#kill], which remove its pid file.
    ///
    /// @param mark a text that the command line of a running one contains
    static boolean hasEndedByItself(Path pidFile, String mark) {
        return Files.exists(pidFile) && findRunning("", pidFile, mark).isEmpty();
    }

    /// Finds the process that an earlier JVM started and did not stop.
    ///
    /// @param mark a text that its command line must contain, since its pid may have been reused
    public static Optional<ServerProcess> findRunning(String name, Path pidFile, String mark) {
        return readPid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().commandLine().orElse("").contains(mark))
                .map(handle -> new ServerProcess(name, handle, pidFile));
    }

    private static Optional<Long> readPid(Path pidFile) {
        try {
            return Files.readString(pidFile).lines().findFirst().map(line -> Long.parseLong(line.strip()));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    public long pid() {
        return handle.pid();
    }

    public boolean isAlive() {
        return handle.isAlive();
    }

    /// Completes when the process has ended for any reason.
    public CompletableFuture<ProcessHandle> onExit() {
        return handle.onExit();
    }

    /// Waits for the process to end.
    ///
    /// @return false if it is still running after the limit
    public boolean awaitExit(Duration limit) {
        return awaitCompletion(handle.onExit(), limit);
    }

    private boolean awaitCompletion(CompletableFuture<?> end, Duration limit) {
        try {
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while waiting for " + name, e);
        } catch (ExecutionException e) {
            throw new ServerFailedException("waiting for " + name + " failed", e);
        }
    }

    /// Sends a signal and kills the process if it has not ended within the limit.
    ///
    /// The pid file is removed first: a process that ends with its pid file has ended by itself.
    ///
    /// @param signal a signal name such as `TERM`
    public void stop(String signal, Duration limit) {
        deletePidFile();
        if (handle.isAlive()) {
            sendSignal(signal);
            if (!awaitExit(limit)) {
                kill();
            }
        }
    }

    /// Kills it and its children, like `kill -9`, after removing its pid file.
    public void kill() {
        deletePidFile();
        List<ProcessHandle> family =
                Stream.concat(Stream.of(handle), handle.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        if (!awaitCompletion(CompletableFuture.allOf(ends), KILL_TIMEOUT)) {
            throw new ServerFailedException(name + " with pid " + pid() + " does not end");
        }
    }

    private void sendSignal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
            if (!kill.waitFor(KILL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new ServerFailedException("cannot signal " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while stopping " + name, e);
        }
    }

    /// The file may contain the pid of a process that replaced this one.
    private void deletePidFile() {
        try {
            if (readPid(pidFile).filter(pid -> pid == pid()).isPresent()) {
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new ServerFailedException("cannot remove " + pidFile, e);
        }
    }
}
