package io.trunkline.benchmarks.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// CPU time and memory of the processes of a suite, all of which its launcher has started.
final class SuiteProcesses {
    private final ProcessHandle launcher;

    private SuiteProcesses(ProcessHandle launcher) {
        this.launcher = launcher;
    }

    /// @param folder the data folder of a running suite
    static SuiteProcesses ofSuiteIn(Path folder) {
        try {
            long pid = Long.parseLong(
                    Files.readString(folder.resolve("run/suite.pid")).strip());
            return new SuiteProcesses(ProcessHandle.of(pid)
                    .orElseThrow(() -> new IllegalStateException("the suite in " + folder + " is not running")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Seconds of CPU time since their start.
    Map<Part, Double> cpuSeconds() {
        return sum(ProcessCpu::seconds);
    }

    /// Bytes of memory that they use now.
    Map<Part, Double> memoryBytes() {
        return sum(ProcessMemory::bytes);
    }

    private Map<Part, Double> sum(ToDoubleFunction<Long> ofProcess) {
        Map<Part, Double> byPart = new EnumMap<>(Part.class);
        Stream.concat(Stream.of(launcher), launcher.descendants())
                .forEach(process -> byPart.merge(
                        Part.of(commandLine(process)), ofProcess.applyAsDouble(process.pid()), Double::sum));
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
