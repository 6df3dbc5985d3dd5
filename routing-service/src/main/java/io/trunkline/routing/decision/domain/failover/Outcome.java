package io.trunkline.routing.decision.domain.failover;

import io.trunkline.routing.decision.domain.strategy.Strategy;

/// How an attempt ended, told from Asterisk's DIALSTATUS, the Q.850 cause and the SIP status of the dialled
/// channel. DIALSTATUS alone says too little: 404, 408, 480, 500 and 603 are all NOANSWER on Asterisk 22.
public enum Outcome {
    ANSWERED,
    /// 486 and 600.
    BUSY,
    /// 603.
    REJECTED,
    /// 404 and 484: no such number, or not the whole number.
    NO_SUCH_NUMBER,
    /// 403: refused, often a setting of the other side.
    FORBIDDEN,
    /// 5xx and Q.850 34, 38, 41, 42, 47: the other side has no room or is broken.
    CONGESTED,
    /// 408 or no channel at all: the other side cannot be reached.
    UNREACHABLE,
    /// 480: the other side answers for somebody who is not there.
    UNAVAILABLE,
    /// It rang until our time was over.
    RING_TIMEOUT,
    /// The caller gave up.
    CANCELED,
    /// Anything else.
    OTHER;

    /// @param dialStatus DIALSTATUS, may be empty
    /// @param cause      Q.850 cause, 0 when there is none
    /// @param sipStatus  SIP status, 0 when there is none
    public static Outcome of(String dialStatus, int cause, int sipStatus) {
        return switch (dialStatus) {
            case "ANSWER" -> ANSWERED;
            case "CANCEL" -> CANCELED;
            case "CHANUNAVAIL" -> sipStatus == 0 ? UNREACHABLE : bySip(sipStatus, UNREACHABLE);
            case "BUSY" -> bySip(sipStatus, BUSY);
            case "CONGESTION" -> bySip(sipStatus, CONGESTED);
            case "NOANSWER" -> sipStatus == 0 ? byCause(cause) : bySip(sipStatus, byCause(cause));
            default -> bySip(sipStatus, OTHER);
        };
    }

    private static Outcome bySip(int status, Outcome otherwise) {
        return switch (status) {
            case 486, 600 -> BUSY;
            case 603 -> REJECTED;
            case 404, 484, 604 -> NO_SUCH_NUMBER;
            case 403 -> FORBIDDEN;
            case 408 -> UNREACHABLE;
            case 480 -> UNAVAILABLE;
            // a redirect is not followed, whatever DIALSTATUS it leaves
            case 300, 301, 302, 305, 380 -> OTHER;
            default -> status >= 500 && status < 600 ? CONGESTED : otherwise;
        };
    }

    private static Outcome byCause(int cause) {
        return switch (cause) {
            case 17 -> BUSY;
            case 1, 28 -> NO_SUCH_NUMBER;
            case 3, 18, 20, 27 -> UNREACHABLE;
            case 34, 38, 41, 42, 47 -> CONGESTED;
            case 0, 16, 19 -> RING_TIMEOUT;
            default -> OTHER;
        };
    }

    /// Whether a call that came in goes on to the next client: yes unless it was answered, given up or, with most
    /// strategies, rang out.
    public boolean continuesInbound(Strategy strategy) {
        return switch (this) {
            case ANSWERED, CANCELED -> false;
            case RING_TIMEOUT -> strategy.continuesAfterRingTimeout();
            default -> true;
        };
    }

    /// Whether a call that we place goes on to the next carrier: only where this carrier was at fault, never where
    /// the person called was.
    public boolean continuesOutbound() {
        return this == CONGESTED || this == UNREACHABLE;
    }
}
