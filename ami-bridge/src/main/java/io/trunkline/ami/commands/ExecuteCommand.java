package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Carries out one command: claims it, waits for the node no longer than its deadline, acts.
@Component
final class ExecuteCommand {

    private static final Logger LOG = LoggerFactory.getLogger(ExecuteCommand.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    /// A batch is handed over again after 30 s; no deadline is waited for longer than that.
    private static final Duration MAX_WAIT = Duration.ofSeconds(15);

    private final CommandClaims claims;
    private final NodeActions node;
    private final NodeStatus status;
    private final FactPublisher facts;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ExecuteCommand(
            CommandClaims claims,
            NodeActions node,
            NodeStatus status,
            FactPublisher facts,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.claims = claims;
        this.node = node;
        this.status = status;
        this.facts = facts;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Void> execute(NodeCommand command) {
        return awaitConnection(command.deadline())
                .flatMap(_ -> clock.instant().isAfter(command.deadline()) ? expire(command) : executeInTime(command));
    }

    private Mono<Void> executeInTime(NodeCommand command) {
        return claim(command).flatMap(_ -> executeClaimed(command));
    }

    /// Empty when it is not ours to carry out. What was claimed and then left is for [CloseAbandonedOrders]: the
    /// node may have been told, and must not be told twice.
    private Mono<Boolean> claim(NodeCommand command) {
        return claims.claim(command, clock.instant()).filter(mine -> mine);
    }

    private Mono<Void> expire(NodeCommand command) {
        LOG.info("command {} came after its deadline", command.commandId());
        return claim(command)
                .flatMap(_ -> publishNotOriginated(command, "expired"))
                .as(transaction::transactional);
    }

    private Mono<Void> executeClaimed(NodeCommand command) {
        return Mono.defer(() -> sendToNode(command))
                .then(markDone(command))
                .onErrorResume(NodeUnavailable.class, away -> reportFailure(command, "node-away", away))
                .onErrorResume(ActionRejected.class, refused -> reportFailure(command, "failed", refused))
                .onErrorResume(
                        IllegalArgumentException.class, malformed -> reportFailure(command, "failed", malformed));
    }

    private Mono<Void> markDone(NodeCommand command) {
        return Mono.defer(() -> claims.markDone(command.commandId(), clock.instant()))
                .then();
    }

    private Mono<Void> sendToNode(NodeCommand command) {
        NodeCommand.Originate originate = command.originate();
        NodeCommand.HangUp hangUp = command.hangUp();
        if (originate != null) {
            return node.originate(command.commandId(), callOrder(originate));
        }
        if (hangUp != null) {
            return hangUp(hangUp);
        }
        return snapshot(command);
    }

    private static CallOrder callOrder(NodeCommand.Originate it) {
        Map<String, String> variables = new HashMap<>(it.variables());
        var _ = variables.putIfAbsent("__TRUNKLINE_CALL", it.callId());
        return new CallOrder(
                it.callId(),
                it.channel(),
                it.context(),
                it.exten(),
                Duration.ofSeconds(it.timeoutSeconds()),
                it.callerId(),
                variables);
    }

    private Mono<Void> hangUp(NodeCommand.HangUp order) {
        return node.listChannels()
                .flatMapIterable(channels -> channels)
                .filter(listed -> SnapshotMapper.callId(listed.channel()).equals(order.callId()))
                .concatMap(listed -> node.hangUp(listed.channel().name(), order.cause())
                        .onErrorResume(ActionRejected.class, _ -> Mono.empty()))
                .then();
    }

    private Mono<Void> snapshot(NodeCommand command) {
        return node.listChannels().map(channels -> snapshot(command, channels)).flatMap(outbox::append);
    }

    private NodeSnapshot snapshot(NodeCommand command, List<ListedChannel> channels) {
        NodeCommand.SnapshotRequest asked =
                Objects.requireNonNull(command.snapshot(), "one of the three orders is set");
        Instant incarnation = Objects.requireNonNull(status.incarnation(), "known since the login");
        return SnapshotMapper.toEvent(
                status.name(), incarnation, command.commandId(), asked.requestedAt(), clock.instant(), channels);
    }

    /// Waits for the connection, which may just be coming back. Before the claim: a batch that takes too long is
    /// handed over again, and then only what nobody has claimed is carried out.
    private Mono<Boolean> awaitConnection(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        Duration limit = left.compareTo(MAX_WAIT) < 0 ? left : MAX_WAIT;
        return Mono.fromSupplier(status::isConnected)
                .filter(yes -> yes)
                .repeatWhenEmpty(tries -> tries.concatMap(_ -> Mono.delay(POLL_INTERVAL)))
                .timeout(limit, Mono.just(false));
    }

    private Mono<Void> reportFailure(NodeCommand command, String reason, Throwable why) {
        LOG.warn("command {} was not carried out: {}", command.commandId(), why.toString());
        return publishNotOriginated(command, reason).as(transaction::transactional);
    }

    private Mono<Void> publishNotOriginated(NodeCommand command, String reason) {
        NodeCommand.Originate originate = command.originate();
        if (originate == null) {
            return markDone(command);
        }
        return facts.publish(List.of(LiveCalls.notOriginated(
                        originate.callId(), clock.instant(), OrderVariables.parse(originate), reason)))
                .then(markDone(command));
    }

    /// Commands in their order: each is short, and what they do to one node should not overtake itself.
    Mono<Void> execute(List<NodeCommand> commands) {
        return Flux.fromIterable(commands).concatMap(this::execute).then();
    }
}
