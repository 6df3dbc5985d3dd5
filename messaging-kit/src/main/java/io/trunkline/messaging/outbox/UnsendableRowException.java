package io.trunkline.messaging.outbox;

/// Kafka will never accept a row of a transaction.
final class UnsendableRowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Throwable fault;

    UnsendableRowException(Throwable fault) {
        super(fault.getClass().getSimpleName(), fault);
        this.fault = fault;
    }

    Throwable fault() {
        return fault;
    }
}
