package io.trunkline.ami.endpointtests;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.TestCall;
import io.trunkline.ami.endpointtests.domain.CallCheck;
import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand.CallTest;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Places a call, which is hung up a second after it was answered.
@Component
@Order(5)
final class CallStep implements TestStep {
    /// The result is reported shortly before the step ends.
    private static final Duration RESERVE = Duration.ofMillis(600);
    /// After the report Asterisk hangs up, so that no phone rings after the test.
    private static final Duration HANGUP_DELAY = Duration.ofMillis(200);

    private final NodeActions node;
    private final ObservedEvents observed;

    CallStep(NodeActions node, ObservedEvents observed) {
        this.node = node;
        this.observed = observed;
    }

    @Override
    public StepName name() {
        return StepName.CALL;
    }

    @Override
    public Mono<StepResult> run(EndpointTest test, Duration limit) {
        CallTest call = test.call();
        Duration ringTimeout = limit.minus(RESERVE);
        if (call == null) {
            return Mono.just(StepResult.skipped("no-call"));
        }
        return ringTimeout.toMillis() < 1
                ? Mono.just(StepResult.timedOut("no-time"))
                : place(call, ringTimeout)
                        .onErrorResume(
                                ActionRejected.class,
                                _ -> Mono.just(StepResult.failed("call-not-sent", "the node refused the call")));
    }

    private Mono<StepResult> place(CallTest call, Duration ringTimeout) {
        TestCall order = TestCall.of(
                call.callId(), call.channel(), call.callerId(), ringTimeout.plus(HANGUP_DELAY), call.variables());
        AtomicReference<CallCheck> course = new AtomicReference<>(CallCheck.NONE);
        Flux<CallCheck> checks = observed.eventsDuring(node.placeTestCall(order))
                .filter(event -> CallCheck.isAbout(event, call.callId()))
                .map(event -> course.updateAndGet(check -> check.after(event)));
        return checks.filter(CallCheck::isOver)
                .next()
                .map(CallCheck::result)
                .timeout(ringTimeout, Mono.fromSupplier(() -> course.get().resultInTime()));
    }
}
