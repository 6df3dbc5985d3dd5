package io.trunkline.telephony.outcomes;

import static io.trunkline.telephony.outcomes.AttemptOutcome.BUSY;
import static io.trunkline.telephony.outcomes.AttemptOutcome.CANCELED;
import static io.trunkline.telephony.outcomes.AttemptOutcome.CONGESTION;
import static io.trunkline.telephony.outcomes.AttemptOutcome.FAILED;
import static io.trunkline.telephony.outcomes.AttemptOutcome.FORBIDDEN;
import static io.trunkline.telephony.outcomes.AttemptOutcome.INCOMPATIBLE;
import static io.trunkline.telephony.outcomes.AttemptOutcome.NO_ANSWER;
import static io.trunkline.telephony.outcomes.AttemptOutcome.NO_SUCH_NUMBER;
import static io.trunkline.telephony.outcomes.AttemptOutcome.REJECTED;
import static io.trunkline.telephony.outcomes.AttemptOutcome.UNAVAILABLE;
import static io.trunkline.telephony.outcomes.AttemptOutcome.UNREACHABLE;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The one table from SIP status, Q.850 cause and DIALSTATUS to an outcome: RFC 3398 §7.2.4.1 and §8.2.6.1, and
/// what Asterisk 22 does. The first of these that says something decides: an answer, a redirect, the caller's
/// cancellation, congestion by Q.850, the SIP status, the Q.850 cause, DIALSTATUS.
final class OutcomeTable {
    /// Causes that decide before a SIP status, since a gateway puts the telephone network's own cause into a Reason
    /// header and a milder status on top (RFC 3326): no circuit, out of order, temporary failure, switch
    /// congestion, channel not available, resource unavailable. RFC 3398 maps them to 503.
    private static final Set<Integer> CONGESTION_CAUSES = Set.of(34, 38, 41, 42, 44, 47);

    /// A SIP status, the cause that Asterisk derives from it when there is no Reason header (chan_pjsip,
    /// hangup_sip2cause), and the outcome.
    private record SipRow(int derivedCause, AttemptOutcome outcome) {}

    private static final Map<Integer, SipRow> BY_SIP_STATUS = Map.ofEntries(
            Map.entry(401, new SipRow(21, FORBIDDEN)),
            Map.entry(403, new SipRow(21, FORBIDDEN)),
            Map.entry(404, new SipRow(1, NO_SUCH_NUMBER)),
            Map.entry(407, new SipRow(21, FORBIDDEN)),
            Map.entry(408, new SipRow(18, UNREACHABLE)),
            Map.entry(409, new SipRow(41, FAILED)),
            Map.entry(415, new SipRow(79, INCOMPATIBLE)),
            Map.entry(480, new SipRow(19, UNAVAILABLE)),
            Map.entry(484, new SipRow(28, NO_SUCH_NUMBER)),
            Map.entry(486, new SipRow(17, BUSY)),
            Map.entry(487, new SipRow(127, CANCELED)),
            Map.entry(488, new SipRow(58, INCOMPATIBLE)),
            Map.entry(600, new SipRow(17, BUSY)),
            Map.entry(603, new SipRow(21, REJECTED)),
            Map.entry(604, new SipRow(1, NO_SUCH_NUMBER)),
            Map.entry(606, new SipRow(58, INCOMPATIBLE)),
            Map.entry(607, new SipRow(127, REJECTED)),
            Map.entry(608, new SipRow(127, REJECTED)));

    private static final SipRow ANY_SERVER_ERROR = new SipRow(34, CONGESTION);
    private static final SipRow ANY_OTHER_STATUS = new SipRow(127, FAILED);

    /// Without a SIP status. 3 and 20 are Asterisk's own when an endpoint has no contact; 26 is its cause for
    /// "answered elsewhere"; 27, 29 and 102 stand for 502, 501 and 504.
    private static final Map<Integer, AttemptOutcome> BY_CAUSE = Map.ofEntries(
            Map.entry(1, NO_SUCH_NUMBER),
            Map.entry(3, UNREACHABLE),
            Map.entry(17, BUSY),
            Map.entry(18, UNREACHABLE),
            Map.entry(19, NO_ANSWER),
            Map.entry(20, UNREACHABLE),
            Map.entry(21, REJECTED),
            Map.entry(26, CANCELED),
            Map.entry(27, CONGESTION),
            Map.entry(28, NO_SUCH_NUMBER),
            Map.entry(29, CONGESTION),
            Map.entry(58, INCOMPATIBLE),
            Map.entry(88, INCOMPATIBLE),
            Map.entry(102, CONGESTION));

    /// Causes that do not explain an unanswered attempt: none, two normal ends, and Asterisk's "interworking".
    private static final Set<Integer> EMPTY_CAUSES = Set.of(0, 16, 31, 127);

    /// Asterisk's Dial when it cannot convert between the codecs of both sides: the channel then has no cause, as
    /// it has in every other congestion.
    private static final String CODECS_DIFFER = "CONGESTION";

    private static final Map<String, AttemptOutcome> BY_DIAL_STATUS = Map.of(
            "BUSY", BUSY,
            "NOANSWER", NO_ANSWER,
            "CONGESTION", CONGESTION,
            "CHANUNAVAIL", UNREACHABLE,
            "DONTCALL", REJECTED,
            "TORTURE", REJECTED);

    private OutcomeTable() {}

    /// @param dialStatus may be empty
    /// @param cause      0 for none
    /// @param sipStatus  0 for none
    static AttemptOutcome outcome(String dialStatus, int cause, int sipStatus) {
        String dial = dialStatus.toUpperCase(Locale.ROOT);
        if (dial.equals("ANSWER")) {
            return AttemptOutcome.ANSWERED;
        }
        // Asterisk ends a redirect that it does not follow by CANCEL or by BUSY
        if (sipStatus >= 300 && sipStatus < 400) {
            return FAILED;
        }
        if (dial.equals("CANCEL")) {
            return CANCELED;
        }
        return sipStatus >= 400 ? bySipStatus(sipStatus, cause, dial) : byCause(cause, dial);
    }

    static boolean isCongestion(int cause) {
        return CONGESTION_CAUSES.contains(cause);
    }

    /// Whether a cause reports congestion of the telephone network, and not only what Asterisk derives from the status.
    static boolean isCongestionBesideStatus(int cause, int sipStatus) {
        return sipStatus >= 400
                && isCongestion(cause)
                && cause != row(sipStatus).derivedCause();
    }

    private static SipRow row(int sipStatus) {
        return BY_SIP_STATUS.getOrDefault(sipStatus, sipStatus / 100 == 5 ? ANY_SERVER_ERROR : ANY_OTHER_STATUS);
    }

    private static AttemptOutcome bySipStatus(int sipStatus, int cause, String dialStatus) {
        SipRow row = row(sipStatus);
        if (isCongestionBesideStatus(cause, sipStatus)) {
            return CONGESTION;
        }
        // 487 answers our own CANCEL, at the ring timeout too
        return sipStatus == 487 && dialStatus.equals("NOANSWER") ? NO_ANSWER : row.outcome();
    }

    private static AttemptOutcome byCause(int cause, String dialStatus) {
        if (isCongestion(cause)) {
            return CONGESTION;
        }
        if (cause == 0 && dialStatus.equals(CODECS_DIFFER)) {
            return INCOMPATIBLE;
        }
        AttemptOutcome byCause = BY_CAUSE.get(cause);
        if (byCause != null) {
            return byCause;
        }
        // a channel that never came to be, whatever else kept it from that
        boolean dialStatusDecides = EMPTY_CAUSES.contains(cause) || dialStatus.equals("CHANUNAVAIL");
        return dialStatusDecides ? BY_DIAL_STATUS.getOrDefault(dialStatus, FAILED) : FAILED;
    }
}
