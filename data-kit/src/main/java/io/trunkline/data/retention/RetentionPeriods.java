package io.trunkline.data.retention;

import java.time.Duration;

final class RetentionPeriods {
    private RetentionPeriods() {}

    static Duration requirePositive(String rule, Duration keep) {
        if (!keep.isPositive()) {
            throw new IllegalArgumentException("retention of " + rule + " must be longer than 0: " + keep);
        }
        return keep;
    }
}
