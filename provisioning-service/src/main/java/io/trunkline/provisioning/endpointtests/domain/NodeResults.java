package io.trunkline.provisioning.endpointtests.domain;

import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.FAILED;
import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.PASSED;
import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.RUNNING;
import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.TIMED_OUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The results of a test on one node.
///
/// @param sequence of the last report of the node; 0 before the first
/// @param finished whether the node reports no further step
public record NodeResults(String node, int sequence, boolean finished, List<StepOutcome> steps) {
    private static final List<String> STEPS = List.of("resolve", "applied", "qualify", "register", "call");
    /// Those that pass only with a response of the carrier or client; the others look at our own side.
    private static final Set<String> WITH_RESPONSE = Set.of("qualify", "register", "call");

    public NodeResults {
        steps = List.copyOf(steps);
    }

    /// The results once the test has ended: steps without a result have timed out.
    NodeResults ended() {
        if (finished) {
            return this;
        }
        String code = steps.isEmpty() ? "node-silent" : "no-time";
        List<StepOutcome> all =
                new ArrayList<>(steps.stream().filter(step -> !step.is(RUNNING)).toList());
        Set<String> reported = all.stream().map(StepOutcome::step).collect(Collectors.toSet());
        STEPS.stream()
                .filter(step -> !reported.contains(step))
                .forEach(step -> all.add(StepOutcome.missing(step, code)));
        return new NodeResults(node, sequence, true, all);
    }

    /// The state of the node's part: a step that failed explains more than one that timed out.
    String state() {
        if (!finished) {
            return RUNNING;
        }
        if (steps.stream().anyMatch(step -> step.is(FAILED))) {
            return FAILED;
        }
        return steps.stream().anyMatch(step -> step.is(TIMED_OUT)) ? TIMED_OUT : PASSED;
    }

    /// Whether a response of the carrier or client was seen.
    boolean sawResponse() {
        return steps.stream().anyMatch(step -> step.is(PASSED) && WITH_RESPONSE.contains(step.step()));
    }

    /// Whether this node has the registration, and tried to register.
    boolean hasRegistered() {
        return steps.stream().anyMatch(step -> step.step().equals("register") && !step.is(StepOutcome.SKIPPED));
    }
}
