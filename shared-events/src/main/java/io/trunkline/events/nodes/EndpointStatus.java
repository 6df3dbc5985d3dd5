package io.trunkline.events.nodes;

import io.trunkline.telephony.WireName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a node sees of a carrier's or a client's endpoint.
///
/// @param aspect our registration with it, or the reachability (or registration) of its contact
/// @param since when this status began, by the node's clock
/// @param detail a short text for people, never a secret
/// @param roundTripMillis of the last qualify, milliseconds with decimals, null when there was none
public record EndpointStatus(
        String node,
        Instant incarnation,
        long sequence,
        String endpointId,
        Aspect aspect,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Double roundTripMillis)
        implements ObservedEvent {

    /// The two things a node can know of an endpoint.
    public enum Aspect {
        REGISTRATION,
        CONTACT
    }

    /// `REGISTERED`, `UNREGISTERED` and `REJECTED` belong to a registration, the others to a contact.
    public enum State {
        REGISTERED,
        UNREGISTERED,
        REJECTED,
        REACHABLE,
        UNREACHABLE,
        UNKNOWN,
        REMOVED
    }

    @Override
    public String key() {
        return node + "/" + endpointId + "/" + WireName.of(aspect);
    }
}
