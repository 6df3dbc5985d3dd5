package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import java.util.List;

/// A possible end of an admitted attempt.
///
/// @param dialStatus DIALSTATUS
/// @param cause      Q.850
/// @param sipStatus  empty if there was none
/// @param maxRingMillis the longest time that it rings
record AttemptEnd(String dialStatus, int cause, String sipStatus, int maxRingMillis) {
    static final AttemptEnd ANSWERED = new AttemptEnd("ANSWER", 16, "200", 250);

    private static final List<AttemptEnd> FAILURES = List.of(
            new AttemptEnd("BUSY", 17, "486", 60),
            new AttemptEnd("BUSY", 17, "486", 60),
            new AttemptEnd("CONGESTION", 34, "503", 40),
            new AttemptEnd("CONGESTION", 34, "503", 40),
            new AttemptEnd("CHANUNAVAIL", 20, "", 10),
            new AttemptEnd("NOANSWER", 0, "", 400),
            new AttemptEnd("CANCEL", 16, "", 300));

    static AttemptEnd random(SeededRandom random) {
        return random.chance(60) ? ANSWERED : random.pick(FAILURES);
    }

    boolean isAnswered() {
        return this == ANSWERED;
    }

    /// Whether the caller has hung up too.
    boolean isCallerGone() {
        return isAnswered() || dialStatus.equals("CANCEL");
    }
}
