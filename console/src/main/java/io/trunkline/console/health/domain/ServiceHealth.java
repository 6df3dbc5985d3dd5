package io.trunkline.console.health.domain;

import java.util.List;
import java.util.OptionalLong;

/// What is known of one service.
///
/// @param service such as `cdr-service`
/// @param state whether it does its work
/// @param tookMillis until it responded
/// @param faults the parts of it that are not well, also those that do not keep it from its work
/// @param lags how many events each consumer group has yet to read, by topic
/// @param openDeadLetters the events that it could not process; empty if it does not say
public record ServiceHealth(
        String service,
        State state,
        long tookMillis,
        List<Fault> faults,
        List<Lag> lags,
        OptionalLong openDeadLetters) {

    public enum State {
        READY,
        /// It answers, and cannot do its work yet, or any more.
        NOT_READY,
        /// It does not answer.
        UNREACHABLE
    }

    /// @param component such as `database`, `catch-up` or `node`
    /// @param status such as `down`
    /// @param detail what it says; may be empty
    public record Fault(String component, String status, String detail) {}

    /// @param events that the group has yet to read
    public record Lag(String group, String topic, long events) {}
}
