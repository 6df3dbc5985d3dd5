package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.commands.domain.OpenOrder;
import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.web.requests.LogFields;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Closes orders that were claimed by a bridge that was then killed or ran out of time. Unless the call was
/// observed, the result is published as unknown. While the node is unavailable the orders stay open, since their
/// calls may be live there.
@Component
final class CloseAbandonedOrders {

    private static final Logger LOG = LoggerFactory.getLogger(CloseAbandonedOrders.class);

    private final CommandClaims claims;
    private final NodeActions node;
    private final NodeStatus status;
    private final FactPublisher facts;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CloseAbandonedOrders(
            CommandClaims claims,
            NodeActions node,
            NodeStatus status,
            FactPublisher facts,
            TransactionalOperator transaction,
            Clock clock) {
        this.claims = claims;
        this.node = node;
        this.status = status;
        this.facts = facts;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Void> close() {
        return claims.openOrders(status.name(), clock.instant())
                .filter(orders -> !orders.isEmpty())
                .flatMap(this::close)
                .onErrorResume(NodeUnavailable.class, _ -> Mono.empty());
    }

    /// The node is asked before the tables are read, so that a call that ends in between is found in the tables.
    private Mono<Void> close(List<OpenOrder> orders) {
        return liveCallIds()
                .flatMap(liveCallIds -> Flux.fromIterable(orders)
                        .concatMap(order -> close(order, liveCallIds).as(transaction::transactional))
                        .then());
    }

    private Mono<Set<String>> liveCallIds() {
        return node.listChannels()
                .map(channels -> channels.stream()
                        .map(listed -> SnapshotMapper.callId(listed.channel()))
                        .collect(Collectors.toSet()));
    }

    private Mono<Void> close(OpenOrder order, Set<String> liveCallIds) {
        Instant now = clock.instant();
        return claims.wasCallSeen(status.name(), order.callId())
                .map(seen -> order.nextAction(seen || liveCallIds.contains(order.callId()), now))
                .flatMap(action -> apply(action, order, now));
    }

    private Mono<Void> apply(OpenOrder.NextAction action, OpenOrder order, Instant now) {
        return switch (action) {
            case WAIT -> Mono.empty();
            case CLOSE -> claims.markDone(order.commandId(), now).then();
            case PUBLISH_UNKNOWN ->
                claims.markDone(order.commandId(), now)
                        .filter(isFirst -> isFirst)
                        .flatMap(_ -> publishUnknown(order, now));
        };
    }

    private Mono<Void> publishUnknown(OpenOrder order, Instant now) {
        LOG.atWarn()
                .addKeyValue(LogFields.CALL_ID, order.callId())
                .log("command {} was claimed, and it is unknown whether it was executed", order.commandId());
        return facts.publish(List.of(LiveCalls.notOriginated(order.callId(), now, order.variables(), "unknown")));
    }
}
