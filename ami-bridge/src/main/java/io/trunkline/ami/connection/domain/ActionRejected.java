package io.trunkline.ami.connection.domain;

/// The node responded to an action with an error.
public final class ActionRejected extends RuntimeException {

    /// @param message the node's error message
    public ActionRejected(String action, String message) {
        super(action + ": " + message);
    }
}
