package io.trunkline.ami.endpointtests;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.events.nodes.EndpointTested.Result;
import io.trunkline.events.nodes.EndpointTested.Step;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import io.trunkline.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Carries out a test, one step after the other, and publishes what is known after each. A step that takes longer than
/// the deadline of the command is abandoned.
@Component
final class RunEndpointTest {
    private static final Logger LOG = LoggerFactory.getLogger(RunEndpointTest.class);
    /// So that the result arrives in time.
    private static final Duration RESERVE = Duration.ofMillis(200);

    private final List<TestStep> steps;
    private final NodeStatus node;
    private final Outbox outbox;
    private final Clock clock;

    RunEndpointTest(List<TestStep> steps, NodeStatus node, Outbox outbox, Clock clock) {
        this.steps = List.copyOf(steps);
        this.node = node;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The steps that are over, and the code with which all others are skipped.
    private static final class Progress {
        private final List<Step> done = new ArrayList<>();
        private String skipRest = "";
        private int sequence;
    }

    Mono<Void> run(NodeCommand command) {
        EndpointTest test = Objects.requireNonNull(command.endpointTest(), "a command to test an endpoint");
        Progress progress = new Progress();
        return Flux.fromIterable(steps)
                .concatMap(step -> publishRunning(test, step, progress)
                        .then(Mono.defer(() -> run(step, command, progress)))
                        .doOnNext(result -> progress.done.add(result)))
                .then(Mono.defer(() -> publish(test, progress, List.of(), true)));
    }

    private Mono<Step> run(TestStep step, NodeCommand command, Progress progress) {
        EndpointTest test = Objects.requireNonNull(command.endpointTest(), "a command to test an endpoint");
        Instant start = clock.instant();
        if (!progress.skipRest.isEmpty()) {
            return Mono.just(toStep(step, StepResult.skipped(progress.skipRest), start));
        }
        Duration limit = Duration.between(start, command.deadline()).minus(RESERVE);
        if (limit.toMillis() < 1) {
            return Mono.just(toStep(step, StepResult.timedOut("no-time"), start));
        }
        return step.run(test, limit)
                .timeout(limit)
                .onErrorResume(TimeoutException.class, _ -> Mono.just(StepResult.timedOut("no-time")))
                .onErrorResume(
                        NodeUnavailable.class,
                        _ -> Mono.just(StepResult.failed("node-away", node.name() + " does not respond")))
                .onErrorResume(
                        ActionRejected.class,
                        _ -> Mono.just(StepResult.failed("node-refused", node.name() + " refused the action")))
                .onErrorResume(IllegalArgumentException.class, fault -> unusable(command, fault))
                .doOnNext(result -> progress.skipRest = codeOfRest(step, result))
                .map(result -> toStep(step, result, start));
    }

    private Mono<StepResult> unusable(NodeCommand command, IllegalArgumentException fault) {
        LOG.warn("the test of command {} cannot be carried out: {}", command.commandId(), fault.getMessage());
        return Mono.just(StepResult.failed("node-refused", "not possible in AMI"));
    }

    /// Without the node or the endpoint, no further step means anything.
    private static String codeOfRest(TestStep step, StepResult result) {
        String code = result.code();
        boolean endsTest = result.kind() == StepResult.Kind.FAILED
                && ("node-away".equals(code) || step.name() == EndpointTested.StepName.APPLIED);
        return endsTest && code != null ? code : "";
    }

    private Step toStep(TestStep step, StepResult result, Instant start) {
        return new Step(
                step.name(),
                Result.valueOf(result.kind().name()),
                result.kind() == StepResult.Kind.SKIPPED
                        ? null
                        : Duration.between(start, clock.instant()).toMillis(),
                result.evidence(),
                result.code(),
                result.sipStatus());
    }

    private Mono<Void> publishRunning(EndpointTest test, TestStep step, Progress progress) {
        return progress.skipRest.isEmpty()
                ? publish(test, progress, List.of(new Step(step.name(), Result.RUNNING, null, null, null, null)), false)
                : Mono.empty();
    }

    private Mono<Void> publish(EndpointTest test, Progress progress, List<Step> running, boolean finished) {
        List<Step> all = new ArrayList<>(progress.done);
        all.addAll(running);
        progress.sequence++;
        return outbox.append(
                new EndpointTested(test.testId(), node.name(), progress.sequence, finished, clock.instant(), all));
    }
}
