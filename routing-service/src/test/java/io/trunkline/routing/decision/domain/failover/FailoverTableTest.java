package io.trunkline.routing.decision.domain.failover;

import static io.trunkline.routing.decision.domain.RoutingFixture.carrier;
import static io.trunkline.routing.decision.domain.RoutingFixture.dialString;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCallAfter;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCandidates;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static io.trunkline.routing.decision.domain.RoutingFixture.withFailover;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailoverTableTest {
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
        "NOANSWER, 34, 480, next",
        "NOANSWER, 47, 480, next",
        "NOANSWER, 0, 0, attempt.no-answer",
        "CANCEL, 0, 487, attempt.canceled"
    })
    void the_default_table_continues_after_carrier_failures(String status, int cause, int sip, String then) {
        assertThat(then(FailoverTable.DEFAULT, status, cause, sip)).isEqualTo(then);
    }

    @Test
    void a_carriers_table_can_continue_after_403_and_end_after_503() {
        var table = new FailoverTable(Set.of("403"), Set.of("503"));

        assertThat(then(table, "NOANSWER", 21, 403)).isEqualTo("next");
        assertThat(then(table, "CONGESTION", 34, 503)).isEqualTo("attempt.failed");
        assertThat(then(table, "NOANSWER", 38, 500)).isEqualTo("next");
    }

    /// Without copies of SIP messages, the cause in the Reason header of such a carrier is not known.
    @Test
    void a_carrier_that_reports_congestion_by_480_continues_by_its_table() {
        assertThat(then(new FailoverTable(Set.of("480"), Set.of()), "NOANSWER", 19, 480))
                .isEqualTo("next");
        assertThat(then(new FailoverTable(Set.of(), Set.of("480")), "NOANSWER", 34, 480))
                .isEqualTo("attempt.failed");
    }

    @Test
    void a_sip_status_decides_before_a_cause_it_shares_with_others() {
        var table = new FailoverTable(Set.of("cause:21"), Set.of("603"));

        assertThat(then(table, "NOANSWER", 21, 403)).isEqualTo("next");
        assertThat(then(table, "NOANSWER", 21, 603)).isEqualTo("attempt.rejected");
    }

    @ParameterizedTest
    @CsvSource({"ANSWER, attempt.answered", "CANCEL, attempt.canceled"})
    void no_table_continues_after_an_answer_or_a_cancellation(String status, String then) {
        assertThat(then(new FailoverTable(Set.of("cause:16", "487"), Set.of()), status, 16, 487))
                .isEqualTo(then);
    }

    @Test
    void the_table_of_the_failed_carrier_applies() {
        Carrier one = withFailover(carrier(1), new FailoverTable(Set.of("403"), Set.of()));
        var last = new EndedAttempt(AttemptOutcome.FORBIDDEN, 21, 403, Optional.of(two.id()));

        assertThat(stopReason(RoutingFixture.route(
                        outboundCallAfter(last, one, two), outboundCandidates(one, two, carrier(3)))))
                .isEqualTo(StopReason.ATTEMPT_REJECTED);
    }

    @Test
    void the_trace_shows_that_the_carriers_table_decided() {
        Carrier one = withFailover(carrier(1), new FailoverTable(Set.of("403"), Set.of()));
        var last = new EndedAttempt(AttemptOutcome.FORBIDDEN, 21, 403, Optional.of(one.id()));

        assertThat(RoutingFixture.route(outboundCallAfter(last, one), outboundCandidates(one, two))
                        .trace()
                        .getFirst())
                .isEqualTo(new TraceEntry(
                        "outcome",
                        one.id().toString(),
                        one.name(),
                        java.util.List.of(new Check(
                                "outcome.goes-on", true, "forbidden, sip 403, cause 21, by the carrier's table")),
                        false));
    }

    private String then(FailoverTable table, String status, int cause, int sip) {
        Carrier one = withFailover(carrier(1), table);
        var last = new EndedAttempt(AttemptEnd.of(status, cause, sip).outcome(), cause, sip, Optional.of(one.id()));
        Decision decision = RoutingFixture.route(outboundCallAfter(last, one), outboundCandidates(one, two));
        return decision.answer() instanceof Answer.Dial
                ? dialString(decision).endsWith("@carrier-2") ? "next" : dialString(decision)
                : stopReason(decision).code();
    }
}
