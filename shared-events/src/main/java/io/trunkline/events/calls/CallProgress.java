package io.trunkline.events.calls;

import io.trunkline.telephony.Direction;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step of a call as the node saw it. The natural key is (node, channel uniqueid, kind): the same step seen
/// twice, by two bridges or by AMI and CEL, is one fact whose fields are merged.
///
/// @param channel Asterisk's channel name, such as `PJSIP/acme-0000001a`
/// @param endpoint the PJSIP endpoint of that channel
/// @param number dialled or called digits
/// @param from caller's number
/// @param cause Q.850, with `ATTEMPT_ENDED` and `ENDED`
/// @param sipStatus SIP status, where there was one
/// @param dialStatus Asterisk's DialStatus, where a Dial ended
/// @param reason with `NOT_ORIGINATED`: `expired`, `failed`, `node-away`; `unknown` when the order was begun and no
/// call
///     was ever noticed
public record CallProgress(
        CallFact fact,
        Kind kind,
        @Nullable Direction direction,
        @Nullable String channel,
        @Nullable String endpoint,
        @Nullable String number,
        @Nullable String from,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String dialStatus,
        @Nullable String reason)
        implements CallEvent {

    /// The steps of a call. `ENDED` is the end of one of the call's own (not dialled) channels; an order to place a
    /// call
    /// that was not carried out is `NOT_ORIGINATED`.
    public enum Kind {
        STARTED,
        ATTEMPT_STARTED,
        RINGING,
        ANSWERED,
        ATTEMPT_ENDED,
        ENDED,
        NOT_ORIGINATED
    }

    @Override
    public String callId() {
        return fact.callId();
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(fact.ids().tenantId());
    }
}
