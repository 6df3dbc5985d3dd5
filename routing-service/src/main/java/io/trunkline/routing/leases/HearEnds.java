package io.trunkline.routing.leases;

import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.NodeSnapshot.LiveChannel;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.routing.leases.domain.Command;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Brings what the nodes say of calls into the lane: attempts and calls that ended, answers, and which calls live.
@Configuration(proxyBeanMethods = false)
class HearEnds implements EventHandler {
    private final Lane lane;
    private final Leases leases;

    HearEnds(Lane lane, Leases leases) {
        this.lane = lane;
        this.leases = leases;
    }

    @Bean
    Subscription leaseSubscription() {
        return new Subscription(
                "leases", List.of(Topic.CALL_PROGRESS, Topic.CALL_COMPLETED, Topic.NODE_SNAPSHOT), this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<Command> facts = batch.stream()
                .flatMap(received -> CallFacts.command(received.event()).stream())
                .toList();
        List<NodeSnapshot> snapshots = batch.stream()
                .map(ReceivedEvent::event)
                .filter(NodeSnapshot.class::isInstance)
                .map(NodeSnapshot.class::cast)
                .toList();
        return lane.tell(facts)
                .thenMany(Flux.fromIterable(Snapshots.thatMatter(snapshots)))
                .concatMap(this::apply)
                .then();
    }

    private Mono<Void> apply(NodeSnapshot snapshot) {
        return absent(snapshot).then(adopt(snapshot));
    }

    private Mono<Void> absent(NodeSnapshot snapshot) {
        Instant t0 = snapshot.requestedAt();
        if (t0 == null || !Snapshots.isWhole(snapshot)) {
            return Mono.empty();
        }
        List<String> live =
                snapshot.channels().stream().map(LiveChannel::callId).distinct().toList();
        return leases.absent(snapshot.node(), t0, live)
                .map(calls -> calls.stream()
                        .map(call -> new Command.Absent(call, snapshot.node(), t0))
                        .toList())
                .flatMap(lane::tell);
    }

    private Mono<Void> adopt(NodeSnapshot snapshot) {
        List<LiveChannel> attempts =
                snapshot.channels().stream().filter(LiveChannels::isAttempt).toList();
        if (attempts.isEmpty()) {
            return Mono.empty();
        }
        List<String> endpoints =
                attempts.stream().map(LiveChannels::endpoint).distinct().toList();
        return leases.owners(endpoints)
                .map(owners -> attempts.stream()
                        .map(channel -> LiveChannels.live(channel, snapshot.node(), owners))
                        .toList())
                .flatMap(lane::tell);
    }
}
