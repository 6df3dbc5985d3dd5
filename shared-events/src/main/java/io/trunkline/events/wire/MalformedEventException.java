package io.trunkline.events.wire;

/// A record whose bytes are not what its `ce_type` says; it can never be read, whoever tries again.
public final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedEventException(String typeName, Throwable cause) {
        super("malformed " + typeName, cause);
    }
}
