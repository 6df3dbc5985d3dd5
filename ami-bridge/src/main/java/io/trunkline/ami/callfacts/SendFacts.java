package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.SentFacts.Sent;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.ami.callfacts.domain.FactSource;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.messaging.outbox.DirectPublisher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Publishes the facts of the node's events: those from AMI directly to Kafka, without waiting for their
/// acknowledgment. Facts of other sources, and all of them while Kafka is unavailable, go through the outbox, after
/// the facts that were sent before.
@Component
final class SendFacts {

    private final SentFacts sent;
    private final DirectPath directPath;
    private final DirectPublisher publisher;
    private final AwaitEmptyOutbox emptyOutbox;
    private final FactPublisher outbox;
    private final BackgroundLoop settleLoop;
    private final NodeStatus node;
    private final Clock clock;

    SendFacts(
            SentFacts sent,
            DirectPath directPath,
            DirectPublisher publisher,
            AwaitEmptyOutbox emptyOutbox,
            FactPublisher outbox,
            @Qualifier("sentFactsLoop") BackgroundLoop settleLoop,
            NodeStatus node,
            Clock clock) {
        this.sent = sent;
        this.directPath = directPath;
        this.publisher = publisher;
        this.emptyOutbox = emptyOutbox;
        this.outbox = outbox;
        this.settleLoop = settleLoop;
        this.node = node;
        this.clock = clock;
    }

    /// It may be subscribed to again after an error: a fact that was sent is not sent again.
    Mono<Void> send(List<Fact> facts) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        return mayGoDirectly(facts).flatMap(directly -> directly ? sendDirectly(facts) : sendThroughOutbox(facts));
    }

    private Mono<Boolean> mayGoDirectly(List<Fact> facts) {
        return Mono.defer(() -> {
            if (!facts.stream().allMatch(SendFacts::isFromAmi)) {
                return Mono.just(false);
            }
            if (directPath.isOpen()) {
                return await(sent::whenBelowCapacity).then(Mono.fromSupplier(directPath::isOpen));
            }
            return directPath.isTryDue(clock.instant()) ? tryToOpen() : Mono.just(false);
        });
    }

    /// Orders that were not originated belong to a transaction.
    private static boolean isFromAmi(Fact fact) {
        return fact.source() == FactSource.AMI && fact.kind() != FactKind.NOT_ORIGINATED;
    }

    /// Facts in the outbox are published first, so that those of a call stay in order.
    private Mono<Boolean> tryToOpen() {
        return awaitSettled().then(emptyOutbox.await()).doOnNext(isEmpty -> {
            if (isEmpty) {
                directPath.open();
            }
        });
    }

    private Mono<Void> sendDirectly(List<Fact> facts) {
        Instant now = clock.instant();
        return publisher.publish(
                sent.addNew(facts, now), one -> FactEventMapper.toEvent(one.fact(), node, now), this::settle);
    }

    private void settle(Sent fact, @Nullable Exception failure) {
        if (failure == null) {
            sent.acknowledged(fact);
        } else {
            directPath.failed(failure, clock.instant());
            sent.failed(fact);
            settleLoop.wake();
        }
    }

    private Mono<Void> sendThroughOutbox(List<Fact> facts) {
        return awaitSettled().then(Mono.defer(() -> {
            List<Fact> unknown = facts.stream()
                    .filter(fact -> sent.stateOf(fact.key(), fact.detailRank()) == KnownFacts.State.UNKNOWN)
                    .toList();
            return outbox.publish(unknown).then(Mono.fromRunnable(() -> unknown.forEach(sent::rememberStored)));
        }));
    }

    private Mono<Void> awaitSettled() {
        return await(sent::whenSettled);
    }

    /// Continues on a thread that may block: the producer's own thread must not wait for the producer.
    private static Mono<Void> await(Supplier<CompletableFuture<Void>> condition) {
        return Mono.defer(() -> {
            CompletableFuture<Void> done = condition.get();
            return done.isDone() ? Mono.<Void>empty() : Mono.fromFuture(done).publishOn(Schedulers.boundedElastic());
        });
    }
}
