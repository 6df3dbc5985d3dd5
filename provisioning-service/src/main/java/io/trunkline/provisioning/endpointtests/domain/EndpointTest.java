package io.trunkline.provisioning.endpointtests.domain;

import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.FAILED;
import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.PASSED;
import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.RUNNING;
import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.TIMED_OUT;
import static io.trunkline.provisioning.endpointtests.domain.StepOutcome.UNCONFIRMED;

import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored test of a carrier or client.
///
/// @param owner id of the carrier or client
/// @param registers whether some node should register with it
/// @param deadline when it ends at the latest
/// @param endedAt when the last node had finished; null if it did not end before its deadline
public record EndpointTest(
        UUID id,
        Kind kind,
        UUID owner,
        boolean registers,
        Instant startedAt,
        Instant deadline,
        @Nullable Instant endedAt,
        List<NodeResults> nodes) {

    public EndpointTest {
        nodes = List.copyOf(nodes);
    }

    /// The test as it is now: at its deadline it ends, whether or not anything was reported, and whichever process
    /// looks at it.
    public EndpointTest at(Instant now) {
        return endedAt != null || now.isBefore(deadline)
                ? this
                : new EndpointTest(
                        id,
                        kind,
                        owner,
                        registers,
                        startedAt,
                        deadline,
                        deadline,
                        nodes.stream().map(NodeResults::ended).toList());
    }

    public boolean hasEnded() {
        return endedAt != null;
    }

    /// `running`, `passed`, `failed`, `timed-out` or `unconfirmed`.
    public String state() {
        if (!hasEnded()) {
            return RUNNING;
        }
        List<String> states = nodes.stream().map(NodeResults::state).toList();
        if (states.contains(FAILED)) {
            return FAILED;
        }
        if (states.contains(TIMED_OUT)) {
            return TIMED_OUT;
        }
        if (isRegisteredNowhere()) {
            return FAILED;
        }
        return isUnconfirmed() ? UNCONFIRMED : PASSED;
    }

    /// Whether no step failed, but none saw a response of it either.
    public boolean isUnconfirmed() {
        return hasEnded()
                && nodes.stream().map(NodeResults::state).allMatch(PASSED::equals)
                && !isRegisteredNowhere()
                && nodes.stream().noneMatch(NodeResults::sawResponse);
    }

    /// Whether every node left the registration to another one.
    public boolean isRegisteredNowhere() {
        return hasEnded() && registers && nodes.stream().noneMatch(NodeResults::hasRegistered);
    }

    /// Grows with each change that is visible; the number of its events in a stream.
    public int revision() {
        return 1 + nodes.stream().mapToInt(NodeResults::sequence).sum() + (hasEnded() ? 1 : 0);
    }
}
