package io.trunkline.messaging.outbox;

import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/// A row that Kafka will never accept, for instance because it is too large.
record RejectedRow(OutboxRow row, Throwable cause) {

    String reason() {
        return cause.getClass().getSimpleName();
    }

    static boolean isUnsendable(Throwable fault) {
        return fault instanceof RecordTooLargeException
                || fault instanceof RecordBatchTooLargeException
                || fault instanceof SerializationException
                || fault instanceof InvalidTopicException;
    }
}
