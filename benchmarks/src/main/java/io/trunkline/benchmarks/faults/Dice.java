package io.trunkline.benchmarks.faults;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// The chance of one call, or of one part of the run: the same for the same seed.
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// True in so many of 100 cases.
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /// At least the first, less than the second.
    int between(int from, int until) {
        return random.nextInt(from, until);
    }

    Duration millis(int from, int until) {
        return Duration.ofMillis(between(from, until));
    }

    <T> T of(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
