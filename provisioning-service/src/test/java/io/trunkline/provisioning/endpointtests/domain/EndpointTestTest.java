package io.trunkline.provisioning.endpointtests.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointTestTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant DEADLINE = START.plusSeconds(15);

    @Test
    void a_test_runs_until_its_deadline_and_not_longer() {
        EndpointTest test = test(null, false, node(false, step("resolve", "passed"), step("applied", "running")));

        assertThat(test.at(DEADLINE.minusNanos(1)).state()).isEqualTo("running");
        EndpointTest ended = test.at(DEADLINE);
        assertThat(ended.state()).isEqualTo("timed-out");
        assertThat(ended.endedAt()).isEqualTo(DEADLINE);
        assertThat(ended.nodes().getFirst().steps())
                .extracting(StepOutcome::result)
                .containsExactly("passed", "timed-out", "timed-out", "timed-out", "timed-out");
        assertThat(ended.revision()).isGreaterThan(test.revision());
        assertThat(ended.at(DEADLINE.plusSeconds(60))).isEqualTo(ended);
    }

    @Test
    void a_failed_step_decides_over_one_that_timed_out() {
        NodeResults silent = node(false);
        NodeResults failed = node(true, step("resolve", "passed"), step("qualify", "failed"));

        assertThat(test(null, false, silent, failed).at(DEADLINE).state()).isEqualTo("failed");
        assertThat(test(null, false, silent, failed).at(START).state()).isEqualTo("running");
    }

    @Test
    void one_node_has_to_register() {
        NodeResults elsewhere = node(true, step("register", "skipped"));
        NodeResults here = node(true, step("register", "passed"));

        assertThat(test(START, true, elsewhere, here).state()).isEqualTo("passed");
        assertThat(test(START, true, elsewhere, elsewhere).state()).isEqualTo("failed");
        assertThat(test(START, true, elsewhere, elsewhere).isRegisteredNowhere())
                .isTrue();
    }

    @Test
    void a_test_without_any_response_is_not_confirmed() {
        NodeResults ownSide = node(true, step("resolve", "passed"), step("applied", "passed"), step("call", "skipped"));
        NodeResults unknown = node(true, step("applied", "passed"), step("qualify", "skipped"));

        assertThat(test(START, false, ownSide, unknown).state()).isEqualTo("unconfirmed");
        assertThat(test(null, false, ownSide, unknown).state()).isEqualTo("running");
        for (String seen : List.of("qualify", "register", "call")) {
            assertThat(test(START, false, ownSide, node(true, step(seen, "passed")))
                            .state())
                    .isEqualTo("passed");
        }
        EndpointTestView view = EndpointTestView.of(test(START, false, ownSide));
        assertThat(view.code()).isEqualTo("carrier-test.unconfirmed");
        assertThat(view.advice()).contains("place a test call");
        assertThat(EndpointTestView.of(test(START, false, node(true, step("qualify", "failed"))))
                        .code())
                .isNull();
    }

    @Test
    void each_code_of_a_node_has_advice() {
        assertThat(Advice.of("register", "rejected", 403)).contains("Check username and password");
        assertThat(Advice.of("register", "rejected", 503).orElseThrow()).startsWith("The registrar has a fault");
        assertThat(Advice.of("register", "rejected", null)).contains("Check username and password");
        assertThat(Advice.of("qualify", "no-response", null).orElseThrow()).contains("need not matter");
        assertThat(Advice.of("register", "no-response", null).orElseThrow()).doesNotContain("need not matter");
        assertThat(Advice.of("call", "call-refused", 486).orElseThrow()).contains("busy");
        assertThat(Advice.of("call", null, null)).isEmpty();
    }

    private static EndpointTest test(@Nullable Instant endedAt, boolean registers, NodeResults... nodes) {
        return new EndpointTest(
                UUID.randomUUID(),
                TestedEndpoint.Kind.CARRIER,
                UUID.randomUUID(),
                registers,
                START,
                DEADLINE,
                endedAt,
                List.of(nodes));
    }

    private static NodeResults node(boolean finished, StepOutcome... steps) {
        return new NodeResults("ast1", 1, finished, Arrays.asList(steps));
    }

    private static StepOutcome step(String name, String result) {
        return new StepOutcome(name, result, null, null, null, null);
    }
}
