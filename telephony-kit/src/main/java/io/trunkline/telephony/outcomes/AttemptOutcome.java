package io.trunkline.telephony.outcomes;

import io.trunkline.telephony.WireName;
import java.util.Optional;

/// How an attempt ended. Routing decides by it whether the next carrier or client is tried, and the call's record
/// has its [#disposition()]. [AttemptEnd#outcome()] tells it from what Asterisk reports.
public enum AttemptOutcome {
    ANSWERED(Disposition.ANSWERED, false),
    /// 486 or 600.
    BUSY(Disposition.BUSY, false),
    /// It rang until the ring timeout.
    NO_ANSWER(Disposition.NO_ANSWER, false),
    /// 480: the other side responds, but the callee cannot be reached.
    UNAVAILABLE(Disposition.NO_ANSWER, false),
    /// 603: the callee declined.
    REJECTED(Disposition.REJECTED, false),
    /// 401, 403 or 407: the other side does not accept calls from us, often because of a setting.
    FORBIDDEN(Disposition.REJECTED, false),
    /// 415, 488 or 606, or Asterisk cannot convert between the codecs of both sides: they have no codec in common.
    INCOMPATIBLE(Disposition.REJECTED, true),
    /// 404 or 484: no such number, or an incomplete one.
    NO_SUCH_NUMBER(Disposition.FAILED, false),
    /// 408, or no channel: the other side does not respond.
    UNREACHABLE(Disposition.FAILED, true),
    /// 5xx, or Q.850 causes such as 34: the other side cannot carry the call.
    CONGESTION(Disposition.CONGESTION, true),
    /// The caller hung up before an answer.
    CANCELED(Disposition.CANCELED, false),
    /// Anything else, such as a redirect, which is not followed.
    FAILED(Disposition.FAILED, false);

    private final Disposition disposition;
    private final boolean carrierFailover;

    AttemptOutcome(Disposition disposition, boolean carrierFailover) {
        this.disposition = disposition;
        this.carrierFailover = carrierFailover;
    }

    /// The disposition in the call's record.
    public Disposition disposition() {
        return disposition;
    }

    /// Whether an outbound call moves on to the next carrier: only when this carrier failed, never when the callee
    /// did not want the call. A carrier's own failover table decides before this.
    public boolean triesNextCarrier() {
        return carrierFailover;
    }

    /// Whether an inbound call moves on to the next client.
    ///
    /// @param afterNoAnswer whether the campaign's strategy moves on after a ring timeout
    public boolean triesNextClient(boolean afterNoAnswer) {
        return switch (this) {
            case ANSWERED, CANCELED -> false;
            case NO_ANSWER -> afterNoAnswer;
            default -> true;
        };
    }

    /// The name in traces and requests, such as `no-such-number`.
    public String wireName() {
        return WireName.of(this);
    }

    /// The outcome of that wire name; empty when there is none.
    public static Optional<AttemptOutcome> of(String wireName) {
        return WireName.parse(AttemptOutcome.class, wireName);
    }
}
