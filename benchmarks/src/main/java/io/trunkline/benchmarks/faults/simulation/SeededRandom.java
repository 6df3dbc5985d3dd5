package io.trunkline.benchmarks.faults.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Random values for one call or one part of the run, reproducible by seed.
public final class SeededRandom {
    private final SplittableRandom random;

    public SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// True with this probability in percent.
    public boolean chance(int share) {
        return random.nextInt(100) < share;
    }

    /// At least the first value and less than the second.
    public int between(int from, int until) {
        return random.nextInt(from, until);
    }

    public Duration durationMillis(int from, int until) {
        return Duration.ofMillis(between(from, until));
    }

    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
