package io.trunkline.ami.endpointtests;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.endpointstatus.AppliedEndpoints;
import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Checks that the configuration that was saved is in the realtime tables, and that the node finds the endpoint there.
@Component
@Order(2)
final class AppliedStep implements TestStep {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final AppliedEndpoints applied;
    private final NodeActions node;
    private final NodeStatus status;

    AppliedStep(AppliedEndpoints applied, NodeActions node, NodeStatus status) {
        this.applied = applied;
        this.node = node;
        this.status = status;
    }

    @Override
    public StepName name() {
        return StepName.APPLIED;
    }

    @Override
    public Mono<StepResult> run(EndpointTest test, Duration limit) {
        return awaitVersion(test)
                .map(version -> StepResult.failed(
                        "not-applied", "version " + version + " instead of " + test.version() + " is in the tables"))
                .switchIfEmpty(Mono.defer(() -> node.showEndpoint(test.endpointId()))
                        .map(shown -> shown.found()
                                ? StepResult.passed(status.name() + " has version " + test.version())
                                : StepResult.failed(
                                        "endpoint-unknown", status.name() + " does not find the endpoint")));
    }

    /// Waits, since a carrier may be tested right after it was saved.
    ///
    /// @return the version that is in the tables after the wait; empty if it is the one to test
    private Mono<Long> awaitVersion(EndpointTest test) {
        return isApplied(test)
                .filter(isApplied -> isApplied)
                .repeatWhenEmpty(tries -> tries.concatMap(_ -> Mono.delay(POLL_INTERVAL)))
                .timeout(MAX_WAIT, Mono.just(false))
                .filter(isApplied -> !isApplied)
                .flatMap(_ -> applied.findVersion(test.endpointId()).defaultIfEmpty(0L));
    }

    /// A version of 0 was applied by an earlier build, which did not store it.
    private Mono<Boolean> isApplied(EndpointTest test) {
        return Mono.defer(() -> applied.findVersion(test.endpointId()))
                .map(version -> version == 0 || version >= test.version());
    }
}
