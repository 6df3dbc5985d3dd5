package io.trunkline.benchmarks.calls;

import io.trunkline.benchmarks.asterisk.AmiSession;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures calls per second through the suite's Asterisk and the time to their first ring: with a dialplan request
/// to routing per call, and with a dialplan line that dials the same client without one. Rounds of both alternate,
/// so that changes in the machine's load affect both.
public final class CallsBench {
    private static final String STATIC_NUMBER = "19995550000";
    private static final int WARM_UP = 400;
    private static final int ROUNDS = 4;
    private static final int CALLS = 250;
    private static final int CONCURRENT_CALLS = 24;
    private static final int UNLIMITED_RATE = 500;
    private static final int SLOW_CALLS = 100;
    private static final int SLOW_CALLS_PER_SECOND = 5;

    private final RunningSuite suite;
    private final SuiteClient api;

    public CallsBench(RunningSuite suite) {
        this.suite = suite;
        this.api = SuiteClient.asAdmin(suite);
    }

    /// @return whether all calls were completed
    public boolean run(PrintStream to) {
        try (SippLoad load = new SippLoad();
                AmiSession ami = AmiSession.open(suite)) {
            CallsBenchSetup setup = CallsBenchSetup.create(api, load);
            addStaticExtension(ami, setup);
            try {
                return measure(load, setup, to);
            } finally {
                removeStaticExtension(ami);
                setup.remove(api);
            }
        }
    }

    private boolean measure(SippLoad load, CallsBenchSetup setup, PrintStream to) {
        var _ = load.run(setup.number(), suite.sipAddress(), WARM_UP, CONCURRENT_CALLS, UNLIMITED_RATE);
        var _ = load.run(STATIC_NUMBER, suite.sipAddress(), WARM_UP / 2, CONCURRENT_CALLS, UNLIMITED_RATE);
        List<CallRound> routed = new ArrayList<>();
        List<CallRound> unrouted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            unrouted.add(load.run(STATIC_NUMBER, suite.sipAddress(), CALLS, CONCURRENT_CALLS, UNLIMITED_RATE));
            routed.add(load.run(setup.number(), suite.sipAddress(), CALLS, CONCURRENT_CALLS, UNLIMITED_RATE));
        }
        List<CallRound> calmUnrouted = List.of(
                load.run(STATIC_NUMBER, suite.sipAddress(), SLOW_CALLS, CONCURRENT_CALLS, SLOW_CALLS_PER_SECOND));
        List<CallRound> calmRouted = List.of(
                load.run(setup.number(), suite.sipAddress(), SLOW_CALLS, CONCURRENT_CALLS, SLOW_CALLS_PER_SECOND));
        print(to, unrouted, routed, ringDelays(calmUnrouted), ringDelays(calmRouted));
        return lostCalls(unrouted) + lostCalls(routed) + lostCalls(calmUnrouted) + lostCalls(calmRouted) == 0;
    }

    private static void print(
            PrintStream to,
            List<CallRound> unrouted,
            List<CallRound> routed,
            Durations calmUnrouted,
            Durations calmRouted) {
        to.printf(
                Locale.ROOT,
                "calls a second, %d concurrent: static dialplan %.1f, asking routing %.1f (%d each, %d lost)%n",
                CONCURRENT_CALLS,
                perSecond(unrouted),
                perSecond(routed),
                ROUNDS * CALLS,
                lostCalls(unrouted) + lostCalls(routed));
        to.println(calmUnrouted.summary("first ring, static dialplan, " + SLOW_CALLS_PER_SECOND + " calls a second"));
        to.println(calmRouted.summary("first ring, asking routing, " + SLOW_CALLS_PER_SECOND + " calls a second"));
        to.printf(
                Locale.ROOT,
                "added before the first ring: median %.1f ms, p99 %.1f ms%n",
                calmRouted.percentileMillis(0.5) - calmUnrouted.percentileMillis(0.5),
                calmRouted.percentileMillis(0.99) - calmUnrouted.percentileMillis(0.99));
        to.printf(
                Locale.ROOT,
                "ratio of the first ring: median %.2f, p99 %.2f%n",
                calmRouted.percentileMillis(0.5) / calmUnrouted.percentileMillis(0.5),
                calmRouted.percentileMillis(0.99) / calmUnrouted.percentileMillis(0.99));
        to.printf(
                Locale.ROOT,
                "ratio to a static dialplan: %.2f calls a second%n",
                perSecond(routed) / perSecond(unrouted));
    }

    private static double perSecond(List<CallRound> rounds) {
        return rounds.stream().mapToInt(CallRound::completed).sum()
                / rounds.stream().mapToDouble(CallRound::seconds).sum();
    }

    private static int lostCalls(List<CallRound> rounds) {
        return rounds.stream()
                .mapToInt(round -> round.started() - round.completed())
                .sum();
    }

    private static Durations ringDelays(List<CallRound> rounds) {
        return new Durations(rounds.stream()
                .flatMap(round -> round.ringDelayNanos().stream())
                .toList());
    }

    private static void addStaticExtension(AmiSession ami, CallsBenchSetup setup) {
        String said = ami.command("dialplan add extension " + STATIC_NUMBER + ",1,Dial,PJSIP/"
                + setup.number().substring(1) + "@" + setup.endpointId() + " into from-trunk replace");
        if (!ami.command("dialplan show " + STATIC_NUMBER + "@from-trunk").contains(setup.endpointId())) {
            throw new IllegalStateException("Asterisk took no static line: " + said);
        }
    }

    private static void removeStaticExtension(AmiSession ami) {
        var _ = ami.command("dialplan remove extension " + STATIC_NUMBER + "@from-trunk");
    }
}
