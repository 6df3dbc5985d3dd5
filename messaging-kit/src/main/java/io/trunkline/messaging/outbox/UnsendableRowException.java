package io.trunkline.messaging.outbox;

/// A row that Kafka will never take, such as one that is too large.
final class UnsendableRowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsendableRowException(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
