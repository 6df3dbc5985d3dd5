package io.trunkline.ami.commands;

import io.trunkline.ami.commands.domain.Unfinished;
import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.facts.Facts;
import io.trunkline.ami.facts.domain.LiveCalls;
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
/// knows, unless the call was noticed. While the node is away they stay: a call that nobody saw begin may live there.
@Component
final class CloseOrders {

    private static final Logger LOG = LoggerFactory.getLogger(CloseOrders.class);

    private final Claims claims;
    private final NodeActions node;
    private final NodeStatus status;
    private final Facts facts;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CloseOrders(
            Claims claims,
            NodeActions node,
            NodeStatus status,
            Facts facts,
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
        return claims.unfinished(status.name(), clock.instant())
                .filter(orders -> !orders.isEmpty())
                .flatMap(this::close)
                .onErrorResume(NodeActions.Away.class, _ -> Mono.empty());
    }

    /// The node first, then the tables: a call that ends in between is in the tables by then.
    private Mono<Void> close(List<Unfinished> orders) {
        return liveCalls()
                .flatMap(live -> Flux.fromIterable(orders)
                        .concatMap(order -> close(order, live).as(transaction::transactional))
                        .then());
    }

    private Mono<Set<String>> liveCalls() {
        return node.channels()
                .map(channels -> channels.stream()
                        .map(listed -> Snapshots.callId(listed.channel()))
                        .collect(Collectors.toSet()));
    }

    private Mono<Void> close(Unfinished order, Set<String> live) {
        Instant now = clock.instant();
        return claims.noticed(status.name(), order.callId())
                .map(told -> order.verdict(told || live.contains(order.callId()), now))
                .flatMap(verdict -> apply(verdict, order, now));
    }

    private Mono<Void> apply(Unfinished.Verdict verdict, Unfinished order, Instant now) {
        return switch (verdict) {
            case WAIT -> Mono.empty();
            case CLOSE -> claims.done(order.commandId(), now).then();
            case SAY_UNKNOWN ->
                claims.done(order.commandId(), now).filter(first -> first).flatMap(_ -> sayUnknown(order, now));
        };
    }

    private Mono<Void> sayUnknown(Unfinished order, Instant now) {
        LOG.warn("command {} was claimed, and nobody knows whether it was carried out", order.commandId());
        return facts.say(List.of(LiveCalls.notOriginated(order.callId(), now, order.tags(), "unknown")));
    }
}
