package io.trunkline.messaging.consumer;

import io.micrometer.core.instrument.MeterRegistry;

/// Meters of the consumers. Tags are groups, topics, types and reasons, never ids or phone numbers.
public final class MessagingMetrics {

    private final MeterRegistry meters;

    public MessagingMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void consumed(String group, String type) {
        meters.counter("trunkline.events.consumed", "group", group, "type", type)
                .increment();
    }

    void deadLetter(String group, String topic, String reason) {
        meters.counter("trunkline.events.dead.letters", "group", group, "topic", topic, "reason", reason)
                .increment();
    }

    void unknownType(String group, String topic) {
        meters.counter("trunkline.events.unknown", "group", group, "topic", topic)
                .increment();
    }

    void retried(String group) {
        meters.counter("trunkline.events.retried", "group", group).increment();
    }
}
