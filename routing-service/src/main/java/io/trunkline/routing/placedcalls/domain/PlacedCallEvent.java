package io.trunkline.routing.placedcalls.domain;

import io.trunkline.telephony.CallId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One step of a placed call, as those who follow it are told.
///
/// @param attempt 0 for the call itself, from 101 for the leg that an answered call is joined to
/// @param carrier that the attempt goes by
/// @param client  that the attempt goes to
/// @param name    of the carrier or the client
/// @param reason  why it ended
/// @param cause   Q.850 cause of its end
public record PlacedCallEvent(
        CallId call,
        Kind kind,
        int attempt,
        Instant at,
        Optional<UUID> carrier,
        Optional<UUID> client,
        Optional<String> name,
        Optional<String> reason,
        Optional<Integer> cause) {
    /// In the order in which they usually come; an attempt that fails is followed by another `routed`.
    public enum Kind {
        REQUESTED,
        ROUTED,
        RINGING,
        ANSWERED,
        ENDED
    }

    /// One of which nothing but its time matters.
    public static PlacedCallEvent of(CallId call, Kind kind, int attempt, Instant at) {
        return new PlacedCallEvent(
                call,
                kind,
                attempt,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// An attempt that was let through.
    ///
    /// @param name of the carrier or client
    public static PlacedCallEvent routed(
            CallId call,
            int attempt,
            Instant at,
            Optional<UUID> carrier,
            Optional<UUID> client,
            Optional<String> name) {
        return new PlacedCallEvent(
                call, Kind.ROUTED, attempt, at, carrier, client, name, Optional.empty(), Optional.empty());
    }

    /// The end; why, is known with the call.
    public static PlacedCallEvent ended(CallId call, Instant at, Optional<Integer> cause) {
        return new PlacedCallEvent(
                call, Kind.ENDED, 0, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), cause);
    }

    /// Whether nothing follows it.
    public boolean isLast() {
        return kind == Kind.ENDED;
    }
}
