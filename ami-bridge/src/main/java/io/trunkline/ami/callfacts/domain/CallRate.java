package io.trunkline.ami.callfacts.domain;

import java.time.Instant;

/// Counts the calls of each second of the last minute. Safe for use by several threads.
public final class CallRate {

    private static final int SECONDS = 60;

    /// By the second modulo 60.
    private final long[] seconds = new long[SECONDS];

    private final long[] counts = new long[SECONDS];

    public synchronized void add(Instant at, int calls) {
        int slot = Math.floorMod(at.getEpochSecond(), SECONDS);
        if (seconds[slot] != at.getEpochSecond()) {
            seconds[slot] = at.getEpochSecond();
            counts[slot] = 0;
        }
        counts[slot] += calls;
    }

    /// The calls of the 60 whole seconds before now, per second.
    public synchronized double perSecond(Instant now) {
        long end = now.getEpochSecond();
        long calls = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            calls += seconds[slot] < end && seconds[slot] >= end - SECONDS ? counts[slot] : 0;
        }
        return (double) calls / SECONDS;
    }
}
