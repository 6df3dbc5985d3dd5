package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.commands.domain.OpenOrder;
import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.NodeUnavailable;
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

/// Closes orders that were claimed and then left, by a bridge that was killed or ran out of time: says that nobody
/// knows, unless the call was noticed. While the node is away they stay: a call that nobody saw begin may live
/// there.
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

    /// The node first, then the tables: a call that ends in between is in the tables by then.
    private Mono<Void> close(List<OpenOrder> orders) {
        return liveCalls()
                .flatMap(live -> Flux.fromIterable(orders)
                        .concatMap(order -> close(order, live).as(transaction::transactional))
                        .then());
    }

    private Mono<Set<String>> liveCalls() {
        return node.listChannels()
                .map(channels -> channels.stream()
                        .map(listed -> SnapshotMapper.callId(listed.channel()))
                        .collect(Collectors.toSet()));
    }

    private Mono<Void> close(OpenOrder order, Set<String> live) {
        Instant now = clock.instant();
        return claims.wasCallSeen(status.name(), order.callId())
                .map(told -> order.nextAction(told || live.contains(order.callId()), now))
                .flatMap(verdict -> apply(verdict, order, now));
    }

    private Mono<Void> apply(OpenOrder.NextAction verdict, OpenOrder order, Instant now) {
        return switch (verdict) {
            case WAIT -> Mono.empty();
            case CLOSE -> claims.markDone(order.commandId(), now).then();
            case PUBLISH_UNKNOWN ->
                claims.markDone(order.commandId(), now).filter(first -> first).flatMap(_ -> publishUnknown(order, now));
        };
    }

    private Mono<Void> publishUnknown(OpenOrder order, Instant now) {
        LOG.warn("command {} was claimed, and nobody knows whether it was carried out", order.commandId());
        return facts.publish(List.of(LiveCalls.notOriginated(order.callId(), now, order.variables(), "unknown")));
    }
}
