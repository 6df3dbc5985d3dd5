package io.trunkline.messaging.deadletters;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An event that a consumer could not apply.
///
/// @param id names it in this service, such as `call.completed.cdr-service.calls.dlt@12`
/// @param group the consumer group that could not apply it
/// @param topic the topic that it came from
/// @param partition of that topic
/// @param offset in that partition
/// @param key its key, usually an entity's id
/// @param reason `no-envelope`, `unknown-type`, `malformed` or `refused`
/// @param fault the class of the exception; the log has it with this topic, partition and offset
/// @param type such as `call.completed.v1`; null without an envelope
/// @param eventId null without an envelope
/// @param at when it was set aside
/// @param body the event as it was published
/// @param redeliveredAt when it was redelivered and applied; null while it is open
public record DeadLetter(
        String id,
        String group,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String reason,
        @Nullable String fault,
        @Nullable String type,
        @Nullable String eventId,
        Instant at,
        @Nullable String body,
        @Nullable Instant redeliveredAt) {
    static final Comparator<DeadLetter> OLDEST_FIRST =
            Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id);

    /// The position of a dead letter in its own topic.
    record Position(String deadLetterTopic, long offset) {

        String id() {
            return deadLetterTopic + "@" + offset;
        }
    }

    boolean isOpen() {
        return redeliveredAt == null;
    }
}
