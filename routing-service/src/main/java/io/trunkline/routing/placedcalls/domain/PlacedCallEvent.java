package io.trunkline.routing.placedcalls.domain;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A step of a placed call that users can follow.
///
/// @param leg the attempt or connect leg, or the call itself
/// @param carrier carrier of the attempt
/// @param client client of the connect leg
/// @param name of the carrier or the client
/// @param reason why the call ended
/// @param cause Q.850 cause
public record PlacedCallEvent(
        CallId call,
        Kind kind,
        CallLeg leg,
        Instant at,
        Optional<UUID> carrier,
        Optional<UUID> client,
        Optional<String> name,
        Optional<String> reason,
        Optional<Integer> cause) {
    /// In the usual order; after a failed attempt another `ROUTED` follows.
    public enum Kind {
        REQUESTED,
        ROUTED,
        RINGING,
        ANSWERED,
        ENDED
    }

    /// An event without details.
    public static PlacedCallEvent of(CallId call, Kind kind, CallLeg leg, Instant at) {
        return new PlacedCallEvent(
                call,
                kind,
                leg,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// An admitted attempt or connect leg.
    ///
    /// @param name of the carrier or client
    public static PlacedCallEvent routed(
            CallId call,
            CallLeg leg,
            Instant at,
            Optional<UUID> carrier,
            Optional<UUID> client,
            Optional<String> name) {
        return new PlacedCallEvent(
                call, Kind.ROUTED, leg, at, carrier, client, name, Optional.empty(), Optional.empty());
    }

    /// The end of the call, without its reason, which the call has.
    public static PlacedCallEvent ended(CallId call, Instant at, Optional<Integer> cause) {
        return new PlacedCallEvent(
                call,
                Kind.ENDED,
                CallLeg.CALL,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cause);
    }

    PlacedCallEvent withReason(Optional<String> why) {
        return new PlacedCallEvent(call, kind, leg, at, carrier, client, name, why, cause);
    }

    /// Whether it is the last event of the call.
    public boolean isLast() {
        return kind == Kind.ENDED;
    }
}
