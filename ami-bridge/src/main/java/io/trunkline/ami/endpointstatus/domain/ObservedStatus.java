package io.trunkline.ami.endpointstatus.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an endpoint stands, as seen at a moment.
///
/// @param detail a short text for people, null when the state says it all
/// @param roundTripMicros of the last qualify, null when there was none
public record ObservedStatus(
        String endpoint,
        Aspect aspect,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Long roundTripMicros) {

    /// The two things a node can know of an endpoint.
    public enum Aspect {
        REGISTRATION,
        CONTACT
    }

    /// The first three belong to a registration, the others to a contact.
    public enum State {
        REGISTERED,
        UNREGISTERED,
        REJECTED,
        REACHABLE,
        UNREACHABLE,
        UNKNOWN,
        REMOVED
    }

    /// How a registration of ours stands.
    ///
    /// @param word Asterisk's: Registered, Unregistered, Rejected, Stopped
    public static ObservedStatus ofRegistration(String endpoint, String word, Instant at) {
        State state = switch (word) {
            case "Registered" -> State.REGISTERED;
            case "Rejected" -> State.REJECTED;
            default -> State.UNREGISTERED;
        };
        // "Rejected" is also said of a registrar that gave no answer, and no cause ever
        String detail = state == State.REJECTED ? "refused, or no answer" : null;
        return new ObservedStatus(endpoint, Aspect.REGISTRATION, state, at, detail, null);
    }
}
