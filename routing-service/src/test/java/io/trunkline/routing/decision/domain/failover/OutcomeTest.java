package io.trunkline.routing.decision.domain.failover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table measured on Asterisk 22: DIALSTATUS alone does not tell a decline from a timeout.
class OutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "ANSWER, 16, 200, ANSWERED",
        "BUSY, 17, 486, BUSY",
        "BUSY, 17, 600, BUSY",
        "NOANSWER, 19, 480, UNAVAILABLE",
        "NOANSWER, 21, 603, DECLINED",
        "NOANSWER, 21, 403, FORBIDDEN",
        "NOANSWER, 1, 404, NO_SUCH_NUMBER",
        "NOANSWER, 28, 484, NO_SUCH_NUMBER",
        "NOANSWER, 18, 408, UNREACHABLE",
        "CONGESTION, 34, 503, CONGESTED",
        "NOANSWER, 38, 500, CONGESTED",
        "NOANSWER, 0, 0, RANG_OUT",
        "CHANUNAVAIL, 3, 0, UNREACHABLE",
        "CANCEL, 0, 0, CANCELLED",
        "'', 0, 0, OTHER",
    })
    void outcome_follows_from_dial_status_cause_and_sip_status(
            String dialStatus, int cause, int sipStatus, Outcome outcome) {
        assertThat(Outcome.of(dialStatus, cause, sipStatus)).isEqualTo(outcome);
    }
}
