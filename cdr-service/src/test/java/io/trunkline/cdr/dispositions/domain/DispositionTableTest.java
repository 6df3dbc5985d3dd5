package io.trunkline.cdr.dispositions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.HangupCodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTableTest {
    @ParameterizedTest(name = "cause {0}, SIP {1}, {2}: {3}")
    @CsvSource({
        "17, 486, BUSY,        BUSY",
        " 0, 302, BUSY,        FAILED",
        "23, 302, CANCEL,      FAILED",
        "17, 600, BUSY,        BUSY",
        "17,    , BUSY,        BUSY",
        "19, 480, NOANSWER,    NO_ANSWER",
        "18, 408, NOANSWER,    NO_ANSWER",
        " 0,    , NOANSWER,    NO_ANSWER",
        " 0, 487, NOANSWER,    NO_ANSWER",
        "16, 487, NOANSWER,    NO_ANSWER",
        "21, 603, NOANSWER,    REJECTED",
        "21, 403, NOANSWER,    REJECTED",
        " 1, 404, NOANSWER,    FAILED",
        "28, 484, NOANSWER,    FAILED",
        "38, 500, NOANSWER,    FAILED",
        "34, 503, CONGESTION,  CONGESTION",
        "34,    , ,            CONGESTION",
        "  , 302, NOANSWER,    FAILED",
        " 3,    , CHANUNAVAIL, FAILED",
        "16, 487, CANCEL,      CANCELED",
        "16,    , CANCEL,      CANCELED",
        "  , 487, ,            CANCELED",
        "16,    , ,            FAILED",
        "  ,    , ,            FAILED",
    })
    void matches_the_codes_measured_on_asterisk_22(
            @Nullable Integer cause, @Nullable Integer sip, @Nullable String dialStatus, Disposition expected) {
        assertThat(DispositionTable.dispositionOf(new HangupCodes(cause, sip, dialStatus)))
                .isEqualTo(expected);
    }
}
