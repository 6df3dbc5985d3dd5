package io.trunkline.messaging.consumer;

/// Thrown by a handler for an event that can never be applied. The event becomes a dead letter, and the partition
/// continues with the next one.
public final class PoisonEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public PoisonEventException(String message) {
        super(message);
    }

    public PoisonEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
