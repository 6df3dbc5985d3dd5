package io.trunkline.ami.connection;

/// The node is not connected, or did not answer in time.
public final class NodeAwayException extends RuntimeException {

    NodeAwayException(String message) {
        super(message);
    }

    NodeAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
