package io.trunkline.data.audit;

import io.trunkline.messaging.deadletters.DeadLetter;
import org.jspecify.annotations.Nullable;

/// A redelivered dead letter in the audit log: where it came from, without the content of the event.
record RedeliveredLetter(
        String group,
        String topic,
        int partition,
        long offset,
        String reason,
        @Nullable String type,
        @Nullable String eventId) {
    static RedeliveredLetter of(DeadLetter letter) {
        return new RedeliveredLetter(
                letter.group(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.reason(),
                letter.type(),
                letter.eventId());
    }
}
