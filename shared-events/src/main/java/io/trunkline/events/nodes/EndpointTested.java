package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The results of a test of a carrier or client on one node so far. One with a higher sequence replaces the others.
///
/// @param sequence increases with each event of the test on this node
/// @param finished whether no further step follows
/// @param observedAt by the bridge's clock
public record EndpointTested(
        UUID testId, String node, int sequence, boolean finished, Instant observedAt, List<Step> steps)
        implements Event {

    public EndpointTested {
        steps = List.copyOf(steps);
    }

    /// The result of one step.
    ///
    /// @param tookMillis null for a step that is running or was skipped
    /// @param evidence what was observed, to display; without secrets and phone numbers
    /// @param code why it did not pass, such as `rejected`; null if it passed, or is running
    /// @param sipStatus of the last response, if the bridge receives copies of SIP messages, or of the call
    public record Step(
            StepName step,
            Result result,
            @Nullable Long tookMillis,
            @Nullable String evidence,
            @Nullable String code,
            @Nullable Integer sipStatus) {}

    /// The steps in their order.
    public enum StepName {
        RESOLVE,
        APPLIED,
        QUALIFY,
        REGISTER,
        CALL
    }

    /// How a step ended.
    public enum Result {
        RUNNING,
        PASSED,
        FAILED,
        SKIPPED,
        TIMED_OUT
    }

    @Override
    public String key() {
        return testId.toString();
    }
}
