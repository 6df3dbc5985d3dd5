package io.trunkline.events.wire;

/// The body of a Kafka record does not match its `ce_type`. To read it again does not help.
public final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedEventException(String typeName, Throwable cause) {
        super("malformed " + typeName, cause);
    }
}
