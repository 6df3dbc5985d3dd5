package io.trunkline.benchmarks.cost;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// What calls have used, with the use of an idle suite subtracted.
///
/// @param idle a time without calls
/// @param busy a time with calls, until their records are complete
record CallCost(Snapshot idle, Snapshot busy, int calls) {
    private static final List<Part> WITHOUT_ASTERISK = List.of(Part.SERVICES, Part.KAFKA, Part.POSTGRESQL);
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double PERCENT = 100;

    double cpuMillis(Part part) {
        double used = busy.cpuSeconds().getOrDefault(part, 0.0) - idle.load(part) * busy.seconds();
        return used * MILLIS_PER_SECOND / calls;
    }

    double cpuMillisWithoutAsterisk() {
        return WITHOUT_ASTERISK.stream().mapToDouble(this::cpuMillis).sum();
    }

    double ratioToAsterisk() {
        return cpuMillisWithoutAsterisk() / cpuMillis(Part.ASTERISK);
    }

    double idleLoadWithoutAsterisk() {
        return WITHOUT_ASTERISK.stream().mapToDouble(idle::load).sum();
    }

    void print(PrintStream to) {
        for (Part part : Part.values()) {
            printCpu(to, part.label(), cpuMillis(part), idle.load(part));
        }
        printCpu(to, "all but Asterisk", cpuMillisWithoutAsterisk(), idleLoadWithoutAsterisk());
        busy.databases().keySet().stream()
                .filter(name -> perCall(name, DatabaseWork::commits) >= 0.1)
                .forEach(name -> to.printf(
                        Locale.ROOT,
                        "database %-14s %5.1f commits, rows: %5.1f inserted, %5.1f updated, %5.1f deleted; idle %5.1f"
                                + " commits a second%n",
                        name,
                        perCall(name, DatabaseWork::commits),
                        perCall(name, DatabaseWork::inserted),
                        perCall(name, DatabaseWork::updated),
                        perCall(name, DatabaseWork::deleted),
                        idle.database(name).commits() / idle.seconds()));
        to.printf(
                Locale.ROOT,
                "Kafka                   %5.1f requests, %.1f kB in, %.1f kB out; idle %.1f requests a second%n",
                ofKafka(KafkaWork::requests),
                ofKafka(KafkaWork::bytesIn) / 1e3,
                ofKafka(KafkaWork::bytesOut) / 1e3,
                idle.kafka().requests() / idle.seconds());
        to.printf(Locale.ROOT, "ratio to Asterisk: %.2f%n", ratioToAsterisk());
    }

    private static void printCpu(PrintStream to, String name, double millis, double idleLoad) {
        to.printf(Locale.ROOT, "%-16s %7.1f ms of CPU a call, idle %4.1f%%%n", name, millis, idleLoad * PERCENT);
    }

    private double perCall(String database, ToLongFunction<DatabaseWork> count) {
        return perCall(count.applyAsLong(busy.database(database)), count.applyAsLong(idle.database(database)));
    }

    private double ofKafka(ToLongFunction<KafkaWork> count) {
        return perCall(count.applyAsLong(busy.kafka()), count.applyAsLong(idle.kafka()));
    }

    private double perCall(long inBusyTime, long inIdleTime) {
        return (inBusyTime - inIdleTime * busy.seconds() / idle.seconds()) / calls;
    }
}
