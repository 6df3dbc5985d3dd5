package io.trunkline.ami.endpointstatus.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The status of an endpoint, as observed at the node.
///
/// @param detail a short text for operators; null when the state needs no explanation
/// @param roundTripMicros of the last qualify; null when there was none
public record ObservedStatus(
        String endpoint,
        Aspect aspect,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Long roundTripMicros) {

    /// What the status is about.
    public enum Aspect {
        REGISTRATION,
        CONTACT
    }

    /// The first three are states of a registration, the others of a contact.
    public enum State {
        REGISTERED,
        UNREGISTERED,
        REJECTED,
        REACHABLE,
        UNREACHABLE,
        UNKNOWN,
        REMOVED
    }

    /// The status of an outbound registration.
    ///
    /// @param status as Asterisk reports it: Registered, Unregistered, Rejected, Stopped
    public static ObservedStatus ofRegistration(String endpoint, String status, Instant at) {
        State state = switch (status) {
            case "Registered" -> State.REGISTERED;
            case "Rejected" -> State.REJECTED;
            default -> State.UNREGISTERED;
        };
        // Asterisk reports "Rejected" also when the registrar does not respond, and never reports a reason
        String detail = state == State.REJECTED ? "rejected, or no response" : null;
        return new ObservedStatus(endpoint, Aspect.REGISTRATION, state, at, detail, null);
    }

    /// This status with what the registrar responded, if it is a rejection.
    public ObservedStatus rejectedWith(Optional<String> response) {
        return state == State.REJECTED && response.isPresent()
                ? new ObservedStatus(endpoint, aspect, state, since, "rejected with " + response.get(), roundTripMicros)
                : this;
    }
}
