package io.trunkline.ami.connection;

/// The node answered an action with an error.
public final class ActionRefusedException extends RuntimeException {

    ActionRefusedException(String action, String answer) {
        super(action + ": " + answer);
    }
}
