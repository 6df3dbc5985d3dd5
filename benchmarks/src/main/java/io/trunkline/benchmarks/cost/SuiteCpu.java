package io.trunkline.benchmarks.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/// CPU time of the processes of a suite, all of which its launcher has started.
final class SuiteCpu {
    private final ProcessHandle launcher;

    private SuiteCpu(ProcessHandle launcher) {
        this.launcher = launcher;
    }

    /// @param folder the data folder of a running suite
    static SuiteCpu ofSuiteIn(Path folder) {
        try {
            long pid = Long.parseLong(
                    Files.readString(folder.resolve("run/suite.pid")).strip());
            return new SuiteCpu(ProcessHandle.of(pid)
                    .orElseThrow(() -> new IllegalStateException("the suite in " + folder + " is not running")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Seconds since their start.
    Map<Part, Double> seconds() {
        Map<Part, Double> byPart = new EnumMap<>(Part.class);
        Stream.concat(Stream.of(launcher), launcher.descendants())
                .forEach(process ->
                        byPart.merge(Part.of(commandLine(process)), ProcessCpu.seconds(process.pid()), Double::sum));
        return byPart;
    }

    /// The pid of Kafka.
    long kafka() {
        return launcher.descendants()
                .filter(process -> Part.of(commandLine(process)) == Part.KAFKA)
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /// As in `ps`; PostgreSQL writes what a process does into it.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException _) {
            return "";
        }
    }
}
