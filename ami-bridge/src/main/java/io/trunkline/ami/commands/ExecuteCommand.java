package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.commands.domain.ChannelsToHangUp;
import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.NodeSnapshot.NodeHealth;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.web.requests.LogFields;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Executes commands to the node: waits for the connection until the deadline, claims the command, sends
/// the action.
@Component
final class ExecuteCommand {

    private static final Logger LOG = LoggerFactory.getLogger(ExecuteCommand.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    /// A batch of commands is delivered again after 30 s, so the wait for a connection is shorter than that.
    private static final Duration MAX_WAIT = Duration.ofSeconds(15);

    private final CommandClaims claims;
    private final NodeActions node;
    private final NodeStatus status;
    private final DescribeNode describeNode;
    private final FactPublisher facts;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ExecuteCommand(
            CommandClaims claims,
            NodeActions node,
            NodeStatus status,
            DescribeNode describeNode,
            FactPublisher facts,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.claims = claims;
        this.node = node;
        this.status = status;
        this.describeNode = describeNode;
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

    /// Empty when the command was claimed before. If that bridge did not finish it, [CloseAbandonedOrders] closes
    /// it: the action may have been sent and must not be sent twice.
    private Mono<Boolean> claim(NodeCommand command) {
        return claims.claim(command, clock.instant()).filter(claimed -> claimed);
    }

    private Mono<Void> expire(NodeCommand command) {
        return Mono.deferContextual(context -> {
            LogFields.add(LOG.atInfo(), callId(command), context)
                    .log("command {} was received after its deadline", command.commandId());
            return claim(command)
                    .flatMap(_ -> publishNotOriginated(command, "expired"))
                    .as(transaction::transactional);
        });
    }

    private Mono<Void> executeClaimed(NodeCommand command) {
        return Mono.defer(() -> sendToNode(command))
                .then(markDone(command))
                .onErrorResume(NodeUnavailable.class, unavailable -> reportFailure(command, "node-away", unavailable))
                .onErrorResume(ActionRejected.class, rejected -> reportFailure(command, "failed", rejected))
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

    private static CallOrder callOrder(NodeCommand.Originate originate) {
        Map<String, String> variables = new HashMap<>(originate.variables());
        var _ = variables.putIfAbsent("__TRUNKLINE_CALL", originate.callId());
        return new CallOrder(
                originate.callId(),
                originate.channel(),
                originate.context(),
                originate.exten(),
                Duration.ofSeconds(originate.timeoutSeconds()),
                originate.callerId(),
                variables);
    }

    private Mono<Void> hangUp(NodeCommand.HangUp hangUp) {
        return node.listChannels()
                .map(listed -> ChannelsToHangUp.of(channelsOf(hangUp.callId(), listed)))
                .flatMapIterable(channels -> channels)
                .concatMap(channel -> node.hangUp(channel.name(), hangUp.cause())
                        .onErrorResume(ActionRejected.class, _ -> Mono.empty()))
                .then();
    }

    private static List<Channel> channelsOf(String callId, List<ListedChannel> listed) {
        return listed.stream()
                .map(ListedChannel::channel)
                .filter(channel -> SnapshotMapper.callId(channel).equals(callId))
                .toList();
    }

    private Mono<Void> snapshot(NodeCommand command) {
        return node.listChannels()
                .zipWith(describeNode.health(), (channels, health) -> snapshot(command, channels, health))
                .flatMap(outbox::append);
    }

    private NodeSnapshot snapshot(NodeCommand command, List<ListedChannel> channels, NodeHealth health) {
        NodeCommand.SnapshotRequest request =
                Objects.requireNonNull(command.snapshot(), "a command has one of three actions");
        Instant incarnation = Objects.requireNonNull(status.incarnation(), "set at the first login");
        return SnapshotMapper.toEvent(
                status.name(),
                incarnation,
                command.commandId(),
                request.requestedAt(),
                clock.instant(),
                channels,
                health);
    }

    /// Waits for the connection, which may be reconnecting. This comes before the claim, so that a command whose
    /// batch is delivered again after a timeout can still be claimed.
    private Mono<Boolean> awaitConnection(Instant deadline) {
        Duration untilDeadline = Duration.between(clock.instant(), deadline);
        Duration timeout = untilDeadline.compareTo(MAX_WAIT) < 0 ? untilDeadline : MAX_WAIT;
        return Mono.fromSupplier(status::isConnected)
                .filter(connected -> connected)
                .repeatWhenEmpty(tries -> tries.concatMap(_ -> Mono.delay(POLL_INTERVAL)))
                .timeout(timeout, Mono.just(false));
    }

    private Mono<Void> reportFailure(NodeCommand command, String reason, Throwable failure) {
        return Mono.deferContextual(context -> {
            LogFields.add(LOG.atWarn(), callId(command), context)
                    .log("command {} was not executed: {}", command.commandId(), failure.toString());
            return publishNotOriginated(command, reason).as(transaction::transactional);
        });
    }

    /// Null for a command about no call.
    private static @Nullable String callId(NodeCommand command) {
        NodeCommand.Originate originate = command.originate();
        NodeCommand.HangUp hangUp = command.hangUp();
        if (originate != null) {
            return originate.callId();
        }
        return hangUp == null ? null : hangUp.callId();
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

    /// Executes commands one after the other, so that those about one call keep their order.
    Mono<Void> execute(List<NodeCommand> commands) {
        return Flux.fromIterable(commands).concatMap(this::execute).then();
    }
}
