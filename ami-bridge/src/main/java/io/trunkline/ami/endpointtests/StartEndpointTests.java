package io.trunkline.ami.endpointtests;

import io.trunkline.ami.commands.CommandClaims;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.telephony.ids.EndpointId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Starts tests. They do not hold up the commands that follow. One that does not end, since the bridge is stopped or
/// its database is away, is ended at its deadline by provisioning-service.
final class StartEndpointTests implements EventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StartEndpointTests.class);
    private static final int MAX_RUNNING = 20;
    private static final Duration END_AFTER_DEADLINE = Duration.ofSeconds(5);

    private final Semaphore free = new Semaphore(MAX_RUNNING);
    private final String node;
    private final CommandClaims claims;
    private final RunEndpointTest runTest;
    private final Clock clock;

    StartEndpointTests(String node, CommandClaims claims, RunEndpointTest runTest, Clock clock) {
        this.node = node;
        this.claims = claims;
        this.runTest = runTest;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<NodeCommand> tests = batch.stream()
                .map(ReceivedEvent::event)
                .filter(NodeCommand.class::isInstance)
                .map(NodeCommand.class::cast)
                .filter(command -> command.node().equals(node) && isTest(command))
                .filter(command -> clock.instant().isBefore(command.deadline()))
                .toList();
        return Flux.fromIterable(tests).concatMap(this::claimAndStart).then();
    }

    /// The endpoint id is part of a command line.
    private static boolean isTest(NodeCommand command) {
        NodeCommand.EndpointTest test = command.endpointTest();
        return test != null && EndpointId.parse(test.endpointId()).isPresent();
    }

    private Mono<Void> claimAndStart(NodeCommand command) {
        return claims.claim(command, clock.instant())
                .filter(claimed -> claimed)
                .doOnNext(_ -> start(command))
                .then();
    }

    private void start(NodeCommand command) {
        if (!free.tryAcquire()) {
            LOG.warn("command {} is not carried out: {} tests are running", command.commandId(), MAX_RUNNING);
            return;
        }
        Duration limit = Duration.between(clock.instant(), command.deadline()).plus(END_AFTER_DEADLINE);
        var _ = runTest.run(command)
                .then(claims.markDone(command.commandId(), clock.instant()))
                .timeout(limit)
                .doFinally(_ -> free.release())
                .toFuture()
                .whenComplete((_, fault) -> {
                    if (fault != null) {
                        LOG.warn("the test of command {} was abandoned", command.commandId(), fault);
                    }
                });
    }
}
