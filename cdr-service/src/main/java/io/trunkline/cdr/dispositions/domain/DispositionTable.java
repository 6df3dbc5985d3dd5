package io.trunkline.cdr.dispositions.domain;

import io.trunkline.cdr.callfacts.domain.HangupCodes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an attempt that was not answered came out, by SIP status, Q.850 cause and DIALSTATUS, as measured on
/// Asterisk 22:
///
/// | SIP | Q.850 | DIALSTATUS | |
/// |---|---|---|---|
/// | 486, 600 | 17 | BUSY | busy |
/// | 480, 408, our ring timeout | 19, 18, 0 | NOANSWER | no-answer |
/// | 603, 403, 401, 407 | 21 | NOANSWER | rejected |
/// | 404, 410, 484, 604, 500, 501, 502, 504, … | 1, 28, 38, … | NOANSWER | failed |
/// | 503 | 34, 38, 42 | CONGESTION | congestion |
/// | 487 | 16, 26 | CANCEL | canceled |
/// | 302 and other redirects | 0, 23 | CANCEL, BUSY | failed |
/// | no channel | 3, 20 | CHANUNAVAIL | failed |
public final class DispositionTable {
    private DispositionTable() {}

    public static Disposition dispositionOf(HangupCodes outcome) {
        var dialStatus =
                outcome.dialStatus() == null ? "" : outcome.dialStatus().toUpperCase(Locale.ROOT);
        if (isRedirect(outcome.sipStatus())) {
            return Disposition.FAILED;
        }
        // both are said by Asterisk of its own doing, whatever cause the channel ends with
        if (dialStatus.equals("CANCEL")) {
            return Disposition.CANCELED;
        }
        var byStatus = bySipStatus(outcome.sipStatus(), dialStatus);
        if (byStatus != null) {
            return byStatus;
        }
        var byCause = byHangupCause(outcome.cause());
        return byCause != null ? byCause : byDialStatus(dialStatus);
    }

    /// Nobody follows one. Asterisk ends its Dial twice, by CANCEL and by BUSY, whichever is seen.
    private static boolean isRedirect(@Nullable Integer status) {
        return status != null && status >= 300 && status < 400;
    }

    private static @Nullable Disposition bySipStatus(@Nullable Integer status, String dialStatus) {
        return switch (status == null ? 0 : status) {
            case 486, 600 -> Disposition.BUSY;
            case 408, 480 -> Disposition.NO_ANSWER;
            case 401, 403, 407, 603, 607, 608 -> Disposition.REJECTED;
            case 503 -> Disposition.CONGESTION;
            // the answer to our CANCEL: the caller gave up, or the ring timeout did
            case 487 -> dialStatus.equals("NOANSWER") ? Disposition.NO_ANSWER : Disposition.CANCELED;
            default -> status != null && status >= 400 ? Disposition.FAILED : null;
        };
    }

    private static @Nullable Disposition byHangupCause(@Nullable Integer cause) {
        return switch (cause == null ? 0 : cause) {
            case 17 -> Disposition.BUSY;
            case 18, 19 -> Disposition.NO_ANSWER;
            case 21 -> Disposition.REJECTED;
            case 34, 42, 44, 47 -> Disposition.CONGESTION;
            case 26 -> Disposition.CANCELED;
            // 0: none; 16, 31: an end like any other, which tells nothing of an attempt that was not answered
            case 0, 16, 31, 127 -> null;
            default -> Disposition.FAILED;
        };
    }

    private static Disposition byDialStatus(String dialStatus) {
        return switch (dialStatus) {
            case "BUSY" -> Disposition.BUSY;
            case "NOANSWER" -> Disposition.NO_ANSWER;
            case "CONGESTION" -> Disposition.CONGESTION;
            case "DONTCALL", "TORTURE" -> Disposition.REJECTED;
            default -> Disposition.FAILED;
        };
    }
}
