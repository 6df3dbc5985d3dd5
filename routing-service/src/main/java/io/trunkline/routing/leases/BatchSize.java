package io.trunkline.routing.leases;

/// How much goes into one batch: less after one that did not come to its end in time, or a young or crowded replica
/// would try the same large batch for ever and never free what has ended; more again with each that did.
final class BatchSize {
    /// More gain nothing: a batch of this size costs hardly more than its parts' decisions.
    static final int MOST = 256;

    private static final int LEAST = 8;

    private int now = MOST;

    int now() {
        return now;
    }

    void done() {
        now = Math.min(MOST, now * 2);
    }

    void failed() {
        now = Math.max(LEAST, now / 4);
    }
}
