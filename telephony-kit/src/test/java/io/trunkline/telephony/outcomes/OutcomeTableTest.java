package io.trunkline.telephony.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTableTest {
    @ParameterizedTest(name = "SIP {0}, cause {1}, {2}: {3}, {4}, {5}")
    @CsvSource({
        // the SIP status decides; the cause is the one that Asterisk derives
        "200,  16, ANSWER,      answered,       answered,   end",
        "302,   0, BUSY,        failed,         failed,     end",
        "302,  23, CANCEL,      failed,         failed,     end",
        "401,  21, NOANSWER,    forbidden,      rejected,   end",
        "402, 127, NOANSWER,    failed,         failed,     end",
        "403,  21, NOANSWER,    forbidden,      rejected,   end",
        "404,   1, NOANSWER,    no-such-number, failed,     end",
        "407,  21, NOANSWER,    forbidden,      rejected,   end",
        "408,  18, NOANSWER,    unreachable,    failed,     next",
        "409,  41, NOANSWER,    failed,         failed,     end",
        "410,  22, NOANSWER,    failed,         failed,     end",
        "415,  79, NOANSWER,    incompatible,   rejected,   next",
        "480,  19, NOANSWER,    unavailable,    no-answer,  end",
        "484,  28, NOANSWER,    no-such-number, failed,     end",
        "486,  17, BUSY,        busy,           busy,       end",
        "487, 127, NOANSWER,    no-answer,      no-answer,  end",
        "487,    , ,            canceled,       canceled,   end",
        "488,  58, NOANSWER,    incompatible,   rejected,   next",
        "500,  38, NOANSWER,    congestion,     congestion, next",
        "501,  29, NOANSWER,    congestion,     congestion, next",
        "502,  27, NOANSWER,    congestion,     congestion, next",
        "503,  34, CONGESTION,  congestion,     congestion, next",
        "504, 102, NOANSWER,    congestion,     congestion, next",
        "505, 127, NOANSWER,    congestion,     congestion, next",
        "580,  34, CONGESTION,  congestion,     congestion, next",
        "600,  17, BUSY,        busy,           busy,       end",
        "603,  21, NOANSWER,    rejected,       rejected,   end",
        "604,   1, NOANSWER,    no-such-number, failed,     end",
        "606,  58, NOANSWER,    incompatible,   rejected,   next",
        "607, 127, NOANSWER,    rejected,       rejected,   end",
        "608, 127, NOANSWER,    rejected,       rejected,   end",
        // a cause of congestion from a Reason header decides before the status, any other does not
        "480,  34, NOANSWER,    congestion,     congestion, next",
        "480,  47, NOANSWER,    congestion,     congestion, next",
        "404,  38, NOANSWER,    congestion,     congestion, next",
        "486,  41, BUSY,        congestion,     congestion, next",
        "403,  42, NOANSWER,    congestion,     congestion, next",
        "603,  44, NOANSWER,    congestion,     congestion, next",
        "603,  17, NOANSWER,    rejected,       rejected,   end",
        "480,  18, NOANSWER,    unavailable,    no-answer,  end",
        // without a SIP status the cause decides
        "   ,   1, NOANSWER,    no-such-number, failed,     end",
        "   ,   3, CHANUNAVAIL, unreachable,    failed,     next",
        "   ,  17, ,            busy,           busy,       end",
        "   ,  18, NOANSWER,    unreachable,    failed,     next",
        "   ,  19, NOANSWER,    no-answer,      no-answer,  end",
        "   ,  20, CHANUNAVAIL, unreachable,    failed,     next",
        "   ,  21, NOANSWER,    rejected,       rejected,   end",
        "   ,  22, NOANSWER,    failed,         failed,     end",
        "   ,  26, ,            canceled,       canceled,   end",
        "   ,  27, NOANSWER,    congestion,     congestion, next",
        "   ,  28, NOANSWER,    no-such-number, failed,     end",
        "   ,  29, NOANSWER,    congestion,     congestion, next",
        "   ,  34, ,            congestion,     congestion, next",
        "   ,  38, NOANSWER,    congestion,     congestion, next",
        "   ,  41, NOANSWER,    congestion,     congestion, next",
        "   ,  42, NOANSWER,    congestion,     congestion, next",
        "   ,  44, NOANSWER,    congestion,     congestion, next",
        "   ,  47, CHANUNAVAIL, congestion,     congestion, next",
        "   ,  58, CHANUNAVAIL, incompatible,   rejected,   next",
        "   ,  88, NOANSWER,    incompatible,   rejected,   next",
        "   , 102, NOANSWER,    congestion,     congestion, next",
        // without a cause that says something DIALSTATUS decides
        "   ,   0, ANSWER,      answered,       answered,   end",
        "   ,   0, BUSY,        busy,           busy,       end",
        "   ,   0, NOANSWER,    no-answer,      no-answer,  end",
        "   ,  16, NOANSWER,    no-answer,      no-answer,  end",
        "   ,  31, NOANSWER,    no-answer,      no-answer,  end",
        "   , 127, NOANSWER,    no-answer,      no-answer,  end",
        "   ,   0, CONGESTION,  incompatible,   rejected,   next",
        "   ,    , CONGESTION,  incompatible,   rejected,   next",
        "   ,  16, CONGESTION,  congestion,     congestion, next",
        "   ,   0, CHANUNAVAIL, unreachable,    failed,     next",
        "   ,   0, DONTCALL,    rejected,       rejected,   end",
        "   ,   0, TORTURE,     rejected,       rejected,   end",
        "   ,   0, INVALIDARGS, failed,         failed,     end",
        "   ,  16, ,            failed,         failed,     end",
        "   ,    , ,            failed,         failed,     end",
        // an answer and a caller's cancellation decide before everything else
        "486,  17, ANSWER,      answered,       answered,   end",
        "   ,  16, CANCEL,      canceled,       canceled,   end",
        "487,  16, CANCEL,      canceled,       canceled,   end",
        "500, 127, CANCEL,      canceled,       canceled,   end",
        "503,  34, CANCEL,      canceled,       canceled,   end",
    })
    void each_row_has_one_outcome_for_the_trace_and_for_the_record(
            @Nullable Integer sipStatus,
            @Nullable Integer cause,
            @Nullable String dialStatus,
            String outcome,
            String disposition,
            String then) {
        var ended = new AttemptEnd(dialStatus, cause, sipStatus).outcome();

        assertThat(ended.wireName()).isEqualTo(outcome);
        assertThat(ended.disposition().wireName()).isEqualTo(disposition);
        assertThat(ended.triesNextCarrier()).isEqualTo(then.equals("next"));
    }

    @Test
    void an_inbound_call_moves_on_unless_it_was_answered_canceled_or_rang_until_the_timeout() {
        for (AttemptOutcome outcome : AttemptOutcome.values()) {
            boolean isOver = outcome == AttemptOutcome.ANSWERED || outcome == AttemptOutcome.CANCELED;
            assertThat(outcome.triesNextClient(true)).isEqualTo(!isOver);
            assertThat(outcome.triesNextClient(false)).isEqualTo(!isOver && outcome != AttemptOutcome.NO_ANSWER);
        }
    }

    @Test
    void every_cancellation_is_recorded_with_cause_16_and_status_487() {
        assertThat(new AttemptEnd("CANCEL", 127, 500).recorded()).isEqualTo(new AttemptEnd("CANCEL", 16, 487));
        assertThat(new AttemptEnd("CANCEL", null, null).recorded()).isEqualTo(new AttemptEnd("CANCEL", 16, 487));
        assertThat(new AttemptEnd("BUSY", 17, 486).recorded()).isEqualTo(new AttemptEnd("BUSY", 17, 486));
        assertThat(new AttemptEnd("CANCEL", 23, 302).recorded()).isEqualTo(new AttemptEnd("CANCEL", 23, 302));
    }

    @Test
    void codecs_that_asterisk_cannot_convert_are_recorded_as_488() {
        assertThat(new AttemptEnd("CONGESTION", 0, null).recorded()).isEqualTo(new AttemptEnd("CONGESTION", 58, 488));
        assertThat(new AttemptEnd("NOANSWER", 58, 606).recorded()).isEqualTo(new AttemptEnd("NOANSWER", 58, 606));
    }

    @Test
    void what_a_dialplan_request_leaves_empty_is_unknown() {
        assertThat(AttemptEnd.of("", 0, 0)).isEqualTo(AttemptEnd.UNKNOWN);
        assertThat(AttemptEnd.UNKNOWN.isKnown()).isFalse();
        assertThat(AttemptEnd.UNKNOWN.or(AttemptEnd.of("BUSY", 17, 486))).isEqualTo(new AttemptEnd("BUSY", 17, 486));
    }

    @Test
    void a_ring_timeout_without_a_response_is_unreachable_by_the_cause_that_the_dialplan_reports() {
        AttemptEnd ofEvents = new AttemptEnd("NOANSWER", 0, null);

        assertThat(ofEvents.withCauseOf(AttemptEnd.of("NOANSWER", 18, 0)).outcome())
                .isEqualTo(AttemptOutcome.UNREACHABLE);
        assertThat(ofEvents.withCauseOf(AttemptEnd.of("NOANSWER", 0, 0))).isEqualTo(ofEvents);
        assertThat(new AttemptEnd("NOANSWER", 19, 480).withCauseOf(AttemptEnd.of("NOANSWER", 18, 0)))
                .isEqualTo(new AttemptEnd("NOANSWER", 19, 480));
        assertThat(AttemptEnd.UNKNOWN.withCauseOf(AttemptEnd.of("BUSY", 17, 486)))
                .isEqualTo(new AttemptEnd("BUSY", 17, 486));
    }

    @Test
    void the_network_s_congestion_that_the_dialplan_reports_replaces_the_cause_of_the_status() {
        AttemptEnd ofEvents = new AttemptEnd("NOANSWER", 19, 480);

        assertThat(ofEvents.withCauseOf(AttemptEnd.of("NOANSWER", 34, 480)))
                .isEqualTo(new AttemptEnd("NOANSWER", 34, 480));
        assertThat(ofEvents.withCauseOf(AttemptEnd.of("NOANSWER", 20, 480))).isEqualTo(ofEvents);
        assertThat(ofEvents.withCauseOf(AttemptEnd.of("CONGESTION", 34, 503))).isEqualTo(ofEvents);
    }
}
