package io.trunkline.ami.connection.domain;

/// The node is not connected, or did not respond in time.
public final class NodeUnavailable extends RuntimeException {

    public NodeUnavailable(String message) {
        super(message);
    }

    public NodeUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
