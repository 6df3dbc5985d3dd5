package io.trunkline.routing.leases;

import io.trunkline.events.CallCompleted;
import io.trunkline.events.CallFact;
import io.trunkline.events.CallProgress;
import io.trunkline.events.Event;
import io.trunkline.events.NodeSnapshot;
import io.trunkline.events.NodeSnapshot.LiveChannel;
import io.trunkline.events.Topic;
import io.trunkline.messaging.EventHandler;
import io.trunkline.messaging.Received;
import io.trunkline.messaging.Subscription;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.leases.Leases.AttemptKey;
import io.trunkline.routing.leases.Leases.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Gives leases back on what the nodes say, and adopts live attempts that never asked.
@Configuration(proxyBeanMethods = false)
class HearEnds implements EventHandler {
    private final Leases leases;
    private final TransactionalOperator transactions;

    HearEnds(Leases leases, TransactionalOperator transactions) {
        this.leases = leases;
        this.transactions = transactions;
    }

    @Bean
    Subscription leaseSubscription() {
        return new Subscription(
                "leases", List.of(Topic.CALL_PROGRESS, Topic.CALL_COMPLETED, Topic.NODE_SNAPSHOT), this);
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        List<Event> events = batch.stream().map(Received::event).toList();
        return attemptsEnded(events).then(callsCompleted(events)).then(snapshots(events));
    }

    private Mono<Void> attemptsEnded(List<Event> events) {
        List<AttemptKey> ended = only(events, CallProgress.class).stream()
                .filter(progress -> progress.kind() == CallProgress.Kind.ATTEMPT_ENDED)
                .map(progress ->
                        new AttemptKey(progress.callId(), progress.fact().attempt()))
                .toList();
        return ended.isEmpty() ? Mono.empty() : leases.release(ended, Evidence.ATTEMPT_ENDED);
    }

    private Mono<Void> callsCompleted(List<Event> events) {
        Map<String, List<String>> byNode = events.stream()
                .flatMap(event -> lastWord(event).stream())
                .filter(fact -> CallId.parse(fact.callId()).isPresent())
                .collect(Collectors.groupingBy(
                        CallFact::node, Collectors.mapping(CallFact::callId, Collectors.toList())));
        return Flux.fromIterable(byNode.entrySet())
                .concatMap(calls -> end(calls.getValue(), calls.getKey(), Evidence.CALL_COMPLETED))
                .then();
    }

    /// What says that nothing of a call will happen any more.
    private static Optional<CallFact> lastWord(Event event) {
        return switch (event) {
            case CallCompleted completed -> Optional.of(completed.fact());
            case CallProgress step when step.kind() == CallProgress.Kind.NOT_ORIGINATED -> Optional.of(step.fact());
            default -> Optional.empty();
        };
    }

    private Mono<Void> snapshots(List<Event> events) {
        return Flux.fromIterable(only(events, NodeSnapshot.class))
                .concatMap(this::apply)
                .then();
    }

    private Mono<Void> apply(NodeSnapshot snapshot) {
        List<LiveChannel> unasked =
                snapshot.channels().stream().filter(HearEnds::isAttempt).toList();
        Mono<Void> adopted = unasked.isEmpty()
                ? Mono.empty()
                : leases.adopt(snapshot.node(), unasked).as(transactions::transactional);
        return releaseAbsent(snapshot).then(adopted);
    }

    /// Only an answer to our own question, read to its end, says anything about who is not in it.
    private Mono<Void> releaseAbsent(NodeSnapshot snapshot) {
        Instant t0 = snapshot.t0();
        if (t0 == null || !snapshot.complete()) {
            return Mono.empty();
        }
        List<String> live =
                snapshot.channels().stream().map(LiveChannel::callId).distinct().toList();
        return leases.absent(snapshot.node(), t0, live)
                .filter(calls -> !calls.isEmpty())
                .flatMap(calls -> end(calls, snapshot.node(), Evidence.SNAPSHOT));
    }

    private Mono<Void> end(List<String> calls, String node, Evidence evidence) {
        return leases.end(calls, node, evidence)
                .then(leases.releaseCalls(calls, evidence))
                .as(transactions::transactional);
    }

    /// A dialled channel: neither the call's own first one nor a half of a Local one, which carry the same
    /// variables.
    private static boolean isAttempt(LiveChannel channel) {
        return channel.attempt() > 0
                && channel.channel().startsWith("PJSIP/")
                && !channel.uniqueId().equals(channel.callId())
                && CallId.parse(channel.callId()).isPresent();
    }

    private static <E extends Event> List<E> only(List<Event> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
