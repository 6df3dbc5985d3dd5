package io.trunkline.benchmarks.faults;

import java.util.List;

/// How an attempt may end that was let through.
///
/// @param dialStatus DIALSTATUS
/// @param cause      Q.850
/// @param sipStatus  empty when there was none
/// @param ringMillis at most
record Ending(String dialStatus, int cause, String sipStatus, int ringMillis) {
    static final Ending ANSWERED = new Ending("ANSWER", 16, "200", 250);

    private static final List<Ending> FAILED = List.of(
            new Ending("BUSY", 17, "486", 60),
            new Ending("BUSY", 17, "486", 60),
            new Ending("CONGESTION", 34, "503", 40),
            new Ending("CONGESTION", 34, "503", 40),
            new Ending("CHANUNAVAIL", 20, "", 10),
            new Ending("NOANSWER", 0, "", 400),
            new Ending("CANCEL", 16, "", 300));

    static Ending any(Dice dice) {
        return dice.percent(60) ? ANSWERED : dice.of(FAILED);
    }

    boolean answered() {
        return this == ANSWERED;
    }

    /// The caller is gone too.
    boolean callerGone() {
        return answered() || dialStatus.equals("CANCEL");
    }
}
