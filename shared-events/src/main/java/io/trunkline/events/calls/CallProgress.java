package io.trunkline.events.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step of a call as the node observed it. The natural key is (node, channel Uniqueid, kind): a step that two
/// bridges report, or both AMI and CEL, is one fact, and consumers merge its fields.
///
/// @param channel Asterisk's channel name, such as `PJSIP/acme-0000001a`
/// @param endpoint the PJSIP endpoint of that channel
/// @param number called number
/// @param from the caller's number; with `withheld`, for the staff of the platform only
/// @param cause Q.850 cause, with `ATTEMPT_ENDED` and `ENDED`
/// @param sipStatus final SIP status; null without one
/// @param endedBy with `ATTEMPT_ENDED` and `ENDED`, which side of the channel ended it; null when unknown
/// @param dialStatus Asterisk's DIALSTATUS, when a Dial ended
/// @param reason with `NOT_ORIGINATED`: `expired`, `failed` or `node-away`; `unknown` when a bridge started to
///     carry out the order and no call was observed. With `ENDED`: [#ROUTING_UNAVAILABLE]
/// @param withheld true when the caller withholds the number; absent when not, and when it is not known
/// @param reasonHeaders with `ATTEMPT_ENDED`, the Reason headers (RFC 3326) of the response that refused the INVITE, as
///     they were received; absent when empty. The node must send copies of its SIP messages for it
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
        @Nullable ChannelEnder endedBy,
        @Nullable String dialStatus,
        @Nullable String reason,
        @Nullable Boolean withheld,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> reasonHeaders)
        implements CallEvent {
    /// The node got no answer from routing in time, so it made no (further) attempt.
    public static final String ROUTING_UNAVAILABLE = "routing.unavailable";

    /// A step of a call whose caller is not known to withhold the number, without Reason headers.
    public CallProgress(
            CallFact fact,
            Kind kind,
            @Nullable Direction direction,
            @Nullable String channel,
            @Nullable String endpoint,
            @Nullable String number,
            @Nullable String from,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable ChannelEnder endedBy,
            @Nullable String dialStatus,
            @Nullable String reason) {
        this(
                fact,
                kind,
                direction,
                channel,
                endpoint,
                number,
                from,
                cause,
                sipStatus,
                endedBy,
                dialStatus,
                reason,
                null,
                List.of());
    }

    /// The steps of a call. `RINGING` is the first ringing or early media. `ENDED` is the end of a channel that was
    /// not dialed. `NOT_ORIGINATED` means that an order to place a call was not carried out.
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
