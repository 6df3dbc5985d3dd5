package io.trunkline.ami.endpointtests;

import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import java.time.Duration;
import reactor.core.publisher.Mono;

/// One step of a test.
interface TestStep {
    StepName name();

    /// Carries out the step.
    ///
    /// @param limit after which it is abandoned; a step that can say more about it ends before
    Mono<StepResult> run(EndpointTest test, Duration limit);
}
