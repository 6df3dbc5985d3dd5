package io.trunkline.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// CPU time of a process, from Linux's `/proc/<pid>/stat`.
final class ProcessCpu {
    /// Of a second; the value of `getconf CLK_TCK` on every common platform.
    private static final int TICKS_PER_SECOND = 100;

    /// The first field after the command's closing parenthesis is the third of the file.
    private static final int USER_TIME = 14 - 3;

    private static final int TIMES = 4;

    private ProcessCpu() {}

    /// Seconds in user mode and in the kernel, with those of children that have ended; 0 if there is
    /// no such process.
    static double seconds(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException _) {
            return 0;
        }
    }

    static double parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int time = 0; time < TIMES; time++) {
            ticks += Long.parseLong(fields[USER_TIME + time]);
        }
        return (double) ticks / TICKS_PER_SECOND;
    }
}
