package io.trunkline.benchmarks.calls;

import io.trunkline.benchmarks.Ami;
import io.trunkline.benchmarks.Times;
import io.trunkline.testkit.suite.Suite;
import io.trunkline.testkit.suite.SuiteApi;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Calls a second through the suite's one Asterisk, and the time to their first ring: with each call asking routing,
/// and
/// by a line of dialplan that dials the same client and asks nobody. Both in turns, so that a machine's moods are
/// shared.
public final class CallsBench {
    private static final String STATIC_NUMBER = "19995550000";
    private static final int WARM_UP = 400;
    private static final int ROUNDS = 4;
    private static final int CALLS = 250;
    private static final int AT_ONCE = 24;
    private static final int AS_OFTEN_AS_POSSIBLE = 500;
    private static final int CALM_CALLS = 100;
    private static final int CALM_RATE = 5;

    private final Suite suite;
    private final SuiteApi api;

    public CallsBench(Suite suite) {
        this.suite = suite;
        this.api = SuiteApi.asAdmin(suite);
    }

    /// @return whether every call was carried
    public boolean run(PrintStream to) {
        try (Load load = new Load();
                Ami ami = Ami.open(suite)) {
            Yard yard = Yard.make(api, load);
            addStatic(ami, yard);
            try {
                return measure(load, yard, to);
            } finally {
                removeStatic(ami);
                yard.remove(api);
            }
        }
    }

    private boolean measure(Load load, Yard yard, PrintStream to) {
        var _ = load.call(yard.number(), suite.sip(), WARM_UP, AT_ONCE, AS_OFTEN_AS_POSSIBLE);
        var _ = load.call(STATIC_NUMBER, suite.sip(), WARM_UP / 2, AT_ONCE, AS_OFTEN_AS_POSSIBLE);
        List<Round> routed = new ArrayList<>();
        List<Round> unrouted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            unrouted.add(load.call(STATIC_NUMBER, suite.sip(), CALLS, AT_ONCE, AS_OFTEN_AS_POSSIBLE));
            routed.add(load.call(yard.number(), suite.sip(), CALLS, AT_ONCE, AS_OFTEN_AS_POSSIBLE));
        }
        List<Round> calmUnrouted = List.of(load.call(STATIC_NUMBER, suite.sip(), CALM_CALLS, AT_ONCE, CALM_RATE));
        List<Round> calmRouted = List.of(load.call(yard.number(), suite.sip(), CALM_CALLS, AT_ONCE, CALM_RATE));
        print(to, unrouted, routed, rings(calmUnrouted), rings(calmRouted));
        return lost(unrouted) + lost(routed) + lost(calmUnrouted) + lost(calmRouted) == 0;
    }

    private static void print(
            PrintStream to, List<Round> unrouted, List<Round> routed, Times calmUnrouted, Times calmRouted) {
        to.printf(
                Locale.ROOT,
                "calls a second, %d at once: static dialplan %.1f, asking routing %.1f (%d each, %d lost)%n",
                AT_ONCE,
                aSecond(unrouted),
                aSecond(routed),
                ROUNDS * CALLS,
                lost(unrouted) + lost(routed));
        to.println(calmUnrouted.line("first ring, static dialplan, " + CALM_RATE + " calls a second"));
        to.println(calmRouted.line("first ring, asking routing, " + CALM_RATE + " calls a second"));
        to.printf(
                Locale.ROOT,
                "added before the first ring: median %.1f ms, p99 %.1f ms%n",
                calmRouted.millis(0.5) - calmUnrouted.millis(0.5),
                calmRouted.millis(0.99) - calmUnrouted.millis(0.99));
        to.printf(
                Locale.ROOT,
                "ratio of the first ring: median %.2f, p99 %.2f%n",
                calmRouted.millis(0.5) / calmUnrouted.millis(0.5),
                calmRouted.millis(0.99) / calmUnrouted.millis(0.99));
        to.printf(
                Locale.ROOT, "ratio to a static dialplan: %.2f calls a second%n", aSecond(routed) / aSecond(unrouted));
    }

    private static double aSecond(List<Round> rounds) {
        return rounds.stream().mapToInt(Round::ended).sum()
                / rounds.stream().mapToDouble(Round::seconds).sum();
    }

    private static int lost(List<Round> rounds) {
        return rounds.stream().mapToInt(round -> round.asked() - round.ended()).sum();
    }

    private static Times rings(List<Round> rounds) {
        return new Times(
                rounds.stream().flatMap(round -> round.rings().stream()).toList());
    }

    private static void addStatic(Ami ami, Yard yard) {
        String said = ami.command("dialplan add extension " + STATIC_NUMBER + ",1,Dial,PJSIP/"
                + yard.number().substring(1) + "@" + yard.endpoint() + " into from-trunk replace");
        if (!ami.command("dialplan show " + STATIC_NUMBER + "@from-trunk").contains(yard.endpoint())) {
            throw new IllegalStateException("Asterisk took no static line: " + said);
        }
    }

    private static void removeStatic(Ami ami) {
        var _ = ami.command("dialplan remove extension " + STATIC_NUMBER + "@from-trunk");
    }
}
