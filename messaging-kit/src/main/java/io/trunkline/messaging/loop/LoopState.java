package io.trunkline.messaging.loop;

/// What a loop is doing.
public enum LoopState {
    /// Not started, or stopped.
    STOPPED,
    /// Between two rounds.
    WAITING,
    /// Within a round.
    RUNNING,
    /// The last round failed; the next one follows after a back-off.
    FAILING,
    /// Within a round for longer than rounds may take.
    STUCK,
    /// The thread ended although the loop was not stopped.
    DEAD
}
