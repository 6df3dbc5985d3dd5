package io.trunkline.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Memory of a process, from Linux's `/proc/<pid>/smaps_rollup`.
final class ProcessMemory {
    private static final String PROPORTIONAL_SET_SIZE = "Pss:";
    private static final int BYTES_PER_KILOBYTE = 1024;

    private ProcessMemory() {}

    /// The proportional set size: resident memory, of which pages that processes share count in parts; 0 if there
    /// is no such process.
    static double bytes(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
        } catch (IOException _) {
            return 0;
        }
    }

    static double parse(String smaps) {
        return smaps.lines()
                        .filter(line -> line.startsWith(PROPORTIONAL_SET_SIZE))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum()
                * (double) BYTES_PER_KILOBYTE;
    }
}
