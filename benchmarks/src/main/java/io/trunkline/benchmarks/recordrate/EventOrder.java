package io.trunkline.benchmarks.recordrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// The order in which the events of many calls arrive: some are delayed behind later ones, some arrive twice.
final class EventOrder {
    /// Calls that start per second.
    static final int RATE = 200;

    private static final double LATE_SHARE = 0.10;
    private static final double REPEATED_SHARE = 0.15;
    private static final double MAX_DELAY_SECONDS = 10;

    private EventOrder() {}

    /// @param at when it arrives, in seconds after the first call
    record Arrival(int call, int step, double at) {}

    static List<Arrival> of(int calls, Random random) {
        List<Arrival> arrivals = new ArrayList<>(calls * (CallEvents.COUNT + 2));
        for (int call = 0; call < calls; call++) {
            for (int step = 0; step < CallEvents.COUNT; step++) {
                double at = startSecond(call) + CallEvents.offset(step);
                double arrival = random.nextDouble() < LATE_SHARE ? at + delay(random) : at;
                arrivals.add(new Arrival(call, step, arrival));
                if (random.nextDouble() < REPEATED_SHARE) {
                    arrivals.add(new Arrival(call, step, arrival + delay(random)));
                }
            }
        }
        arrivals.sort(Comparator.comparingDouble(Arrival::at));
        return arrivals;
    }

    static long startSecond(int call) {
        return call / RATE;
    }

    private static double delay(Random random) {
        return random.nextDouble() * MAX_DELAY_SECONDS;
    }
}
