package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.carrier;
import static io.trunkline.routing.decisions.domain.Scene.carriers;
import static io.trunkline.routing.decisions.domain.Scene.dialled;
import static io.trunkline.routing.decisions.domain.Scene.reason;
import static io.trunkline.routing.decisions.domain.Scene.toPersonAfter;
import static io.trunkline.routing.decisions.domain.Scene.withFailover;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailoverTest {
    private final Carrier two = carrier(2);

    @ParameterizedTest
    @CsvSource({
        "CHANUNAVAIL, 3, 0, next",
        "CONGESTION, 34, 503, next",
        "CONGESTION, 34, 0, next",
        "NOANSWER, 38, 500, next",
        "NOANSWER, 18, 408, next",
        "BUSY, 17, 486, attempt.busy",
        "BUSY, 17, 600, attempt.busy",
        "NOANSWER, 21, 603, attempt.rejected",
        "NOANSWER, 21, 403, attempt.rejected",
        "NOANSWER, 1, 404, attempt.no-such-number",
        "NOANSWER, 28, 484, attempt.no-such-number",
        "NOANSWER, 19, 480, attempt.no-answer",
        "NOANSWER, 0, 0, attempt.no-answer",
        "CANCEL, 0, 487, attempt.cancelled"
    })
    void the_ordinary_table_goes_on_where_the_carrier_was_at_fault(String status, int cause, int sip, String then) {
        assertThat(then(Failover.ORDINARY, status, cause, sip)).isEqualTo(then);
    }

    @Test
    void an_operator_can_go_on_after_403_and_end_after_503_by_one_carrier() {
        var table = new Failover(Set.of("403"), Set.of("503"));

        assertThat(then(table, "NOANSWER", 21, 403)).isEqualTo("next");
        assertThat(then(table, "CONGESTION", 34, 503)).isEqualTo("attempt.failed");
        assertThat(then(table, "NOANSWER", 38, 500)).isEqualTo("next");
    }

    @Test
    void a_sip_status_says_more_than_the_cause_that_it_shares_with_others() {
        var table = new Failover(Set.of("cause:21"), Set.of("603"));

        assertThat(then(table, "NOANSWER", 21, 403)).isEqualTo("next");
        assertThat(then(table, "NOANSWER", 21, 603)).isEqualTo("attempt.rejected");
    }

    @ParameterizedTest
    @CsvSource({"ANSWER, attempt.answered", "CANCEL, attempt.cancelled"})
    void no_table_calls_again_who_answered_nor_goes_on_without_a_caller(String status, String then) {
        assertThat(then(new Failover(Set.of("cause:16", "487"), Set.of()), status, 16, 487))
                .isEqualTo(then);
    }

    @Test
    void the_table_is_that_of_the_carrier_that_failed() {
        Carrier one = withFailover(carrier(1), new Failover(Set.of("403"), Set.of()));
        var last = new Ending(Outcome.of("NOANSWER", 21, 403), 21, 403, Optional.of(two.id()));

        assertThat(reason(Scene.route(toPersonAfter(last, one, two), carriers(one, two, carrier(3)))))
                .isEqualTo(StopReason.ATTEMPT_REJECTED);
    }

    @Test
    void the_trace_says_that_the_table_decided() {
        Carrier one = withFailover(carrier(1), new Failover(Set.of("403"), Set.of()));
        var last = new Ending(Outcome.FORBIDDEN, 21, 403, Optional.of(one.id()));

        assertThat(Scene.route(toPersonAfter(last, one), carriers(one, two))
                        .trace()
                        .getFirst())
                .isEqualTo(new Step(
                        "outcome",
                        one.id().toString(),
                        one.name(),
                        java.util.List.of(new Check(
                                "outcome.goes-on", true, "forbidden, sip 403, cause 21, by the carrier's table")),
                        false));
    }

    private String then(Failover table, String status, int cause, int sip) {
        Carrier one = withFailover(carrier(1), table);
        var last = new Ending(Outcome.of(status, cause, sip), cause, sip, Optional.of(one.id()));
        Decision decision = Scene.route(toPersonAfter(last, one), carriers(one, two));
        return decision.answer() instanceof Answer.Dial
                ? dialled(decision).endsWith("@carrier-2") ? "next" : dialled(decision)
                : reason(decision).code();
    }
}
