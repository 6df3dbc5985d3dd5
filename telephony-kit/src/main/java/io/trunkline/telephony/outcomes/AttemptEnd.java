package io.trunkline.telephony.outcomes;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The end of an attempt as Asterisk reports it. Each value is null while it is not known.
///
/// @param dialStatus DIALSTATUS of Dial, such as `BUSY`
/// @param cause      Q.850 cause, 0 to 127; Asterisk reports 0 where it has none
/// @param sipStatus  final SIP status of the dialed channel, 200 to 699
public record AttemptEnd(
        @Nullable String dialStatus,
        @Nullable Integer cause,
        @Nullable Integer sipStatus) {
    /// Nothing is known.
    public static final AttemptEnd UNKNOWN = new AttemptEnd(null, null, null);

    private static final int NORMAL_CLEARING = 16;
    private static final int REQUEST_TERMINATED = 487;
    private static final int BEARER_CAPABILITY_NOT_AVAILABLE = 58;
    private static final int NOT_ACCEPTABLE_HERE = 488;

    /// From a dialplan request, which writes an unknown value as an empty text or 0.
    public static AttemptEnd of(String dialStatus, int cause, int sipStatus) {
        return new AttemptEnd(
                dialStatus.isEmpty() ? null : dialStatus, cause == 0 ? null : cause, sipStatus == 0 ? null : sipStatus);
    }

    /// Each value from this end, or from the other one where it is not known here.
    public AttemptEnd or(AttemptEnd other) {
        return new AttemptEnd(
                dialStatus != null ? dialStatus : other.dialStatus,
                cause != null ? cause : other.cause,
                sipStatus != null ? sipStatus : other.sipStatus);
    }

    /// The same, and its cause also where the dialplan knows more than Asterisk's events. They have 0 at a ring
    /// timeout, and the dialplan has a cause if nothing had responded until then. They have the cause of the SIP
    /// status, and the dialplan has the telephone network's congestion, by which routing decided.
    public AttemptEnd withCauseOf(AttemptEnd other) {
        AttemptEnd whole = or(other);
        boolean knowsMore = orZero(whole.cause) == 0
                || (Objects.equals(whole.sipStatus, other.sipStatus)
                        && OutcomeTable.isCongestionBesideStatus(orZero(other.cause), orZero(other.sipStatus)));
        return knowsMore && other.cause != null
                ? new AttemptEnd(whole.dialStatus, other.cause, whole.sipStatus)
                : whole;
    }

    /// Whether anything is known.
    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /// How the attempt ended, by the table in docs/call-records.md.
    public AttemptOutcome outcome() {
        return OutcomeTable.outcome(dialStatus == null ? "" : dialStatus, orZero(cause), orZero(sipStatus));
    }

    /// This end as it is recorded. A cancellation has cause 16 and SIP status 487, with which it ends an INVITE
    /// (RFC 3261 §9.2). Asterisk does not wait for that status, and reports cause 127 and SIP 500, which no peer
    /// sent, when the cancellation crosses the answer. Asterisk reports neither cause nor status when it cannot
    /// convert between the codecs of both sides; that is recorded as what a peer would answer, 488 and its cause
    /// 58.
    public AttemptEnd recorded() {
        AttemptOutcome outcome = outcome();
        if (outcome == AttemptOutcome.CANCELED && dialStatus != null) {
            return new AttemptEnd(dialStatus, NORMAL_CLEARING, REQUEST_TERMINATED);
        }
        if (outcome == AttemptOutcome.INCOMPATIBLE && sipStatus == null && orZero(cause) == 0) {
            return new AttemptEnd(dialStatus, BEARER_CAPABILITY_NOT_AVAILABLE, NOT_ACCEPTABLE_HERE);
        }
        return this;
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
