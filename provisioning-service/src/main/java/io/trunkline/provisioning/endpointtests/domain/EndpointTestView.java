package io.trunkline.provisioning.endpointtests.domain;

import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A test of a carrier or client.
///
/// @param state `running`, `passed`, `failed`, `timed-out`, or `unconfirmed`: nothing failed, but no response was seen
/// @param deadline when it ends at the latest
/// @param endedAt null while it runs
/// @param code why it did not pass, if no step explains it
/// @param advice what to do about the code
public record EndpointTestView(
        UUID testId,
        String state,
        Instant startedAt,
        Instant deadline,
        @Nullable Instant endedAt,
        @Nullable String code,
        @Nullable String advice,
        List<NodeTestView> nodes) {

    /// The steps on one node, in their order.
    public record NodeTestView(String node, List<TestStepView> steps) {}

    /// The result of a step.
    ///
    /// @param tookMillis null for a step that is running or was skipped
    /// @param evidence what was observed
    /// @param code why it did not pass
    /// @param sipStatus of the response that decided it, if it is known
    /// @param advice what to do about the code
    public record TestStepView(
            String step,
            String result,
            @Nullable Long tookMillis,
            @Nullable String evidence,
            @Nullable String code,
            @Nullable Integer sipStatus,
            @Nullable String advice) {}

    public static EndpointTestView of(EndpointTest test) {
        String prefix = WireName.of(test.kind()) + "-test.";
        String code = codeOf(test);
        return new EndpointTestView(
                test.id(),
                test.state(),
                test.startedAt(),
                test.deadline(),
                test.endedAt(),
                code == null ? null : prefix + code,
                Advice.of("", code, null).orElse(null),
                test.nodes().stream().map(node -> of(node, prefix)).toList());
    }

    private static @Nullable String codeOf(EndpointTest test) {
        if (test.isRegisteredNowhere()) {
            return "registered-nowhere";
        }
        return test.isUnconfirmed() ? "unconfirmed" : null;
    }

    private static NodeTestView of(NodeResults results, String prefix) {
        return new NodeTestView(
                results.node(),
                results.steps().stream().map(step -> of(step, prefix)).toList());
    }

    private static TestStepView of(StepOutcome step, String prefix) {
        return new TestStepView(
                step.step(),
                step.result(),
                step.tookMillis(),
                step.evidence(),
                step.code() == null ? null : prefix + step.code(),
                step.sipStatus(),
                Advice.of(step.step(), step.code(), step.sipStatus()).orElse(null));
    }
}
