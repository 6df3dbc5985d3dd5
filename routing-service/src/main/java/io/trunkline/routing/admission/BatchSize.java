package io.trunkline.routing.admission;

/// How much goes into one batch: less after one that did not come to its end in time, or a young or crowded replica
/// would try the same large batch for ever and never free what has ended; more again with each that did.
final class BatchSize {
    /// More gain nothing: a batch of this size costs hardly more than its parts' decisions.
    static final int MAX = 256;

    private static final int MIN = 8;

    private int current = MAX;

    int current() {
        return current;
    }

    void succeeded() {
        current = Math.min(MAX, current * 2);
    }

    void failed() {
        current = Math.max(MIN, current / 4);
    }
}
