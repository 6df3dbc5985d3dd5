package io.trunkline.messaging.consumer;

/// A handler's verdict that an event can never be applied, whoever tries again. It goes to the dead letters and its
/// partition goes on.
public final class PoisonEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public PoisonEventException(String message) {
        super(message);
    }

    public PoisonEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
