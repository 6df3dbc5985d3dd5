package io.trunkline.routing.admission;

/// The number of commands in a batch. A batch that times out makes the next ones smaller, since a replica that is
/// slow or has just started would fail with the same large batch again and again. Each batch that succeeds makes
/// them larger.
final class BatchSize {
    /// Larger batches gain nothing: the time of a batch of this size is mostly that of its decisions.
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
