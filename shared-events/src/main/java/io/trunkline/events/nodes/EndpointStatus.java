package io.trunkline.events.nodes;

import io.trunkline.telephony.WireName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The status of a carrier's or client's endpoint on a node.
///
/// @param aspect our registration with the carrier, or the contact of the endpoint
/// @param since start of this status, by the node's clock
/// @param detail a short text to display, without secrets
/// @param roundTripMillis of the last OPTIONS request (qualify), milliseconds with decimals; null without
///     a response
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

    /// What the status is about.
    public enum Aspect {
        REGISTRATION,
        CONTACT
    }

    /// `REGISTERED`, `UNREGISTERED` and `REJECTED` are states of a registration, the others of a contact.
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
