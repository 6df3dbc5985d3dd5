package io.trunkline.messaging.outbox;

/// Kafka will never accept a row, for instance because it is too large.
final class UnsendableRowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsendableRowException(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
