package io.trunkline.benchmarks.faults.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// The chance of one call, or of one part of the run: the same for the same seed.
public final class SeededRandom {
    private final SplittableRandom random;

    public SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// True in so many of 100 cases.
    public boolean chance(int share) {
        return random.nextInt(100) < share;
    }

    /// At least the first, less than the second.
    public int between(int from, int until) {
        return random.nextInt(from, until);
    }

    public Duration durationMillis(int from, int until) {
        return Duration.ofMillis(between(from, until));
    }

    public <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
