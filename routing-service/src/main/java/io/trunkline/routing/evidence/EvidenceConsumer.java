package io.trunkline.routing.evidence;

import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.NodeSnapshot.LiveChannel;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.routing.admission.AdmissionQueue;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reports the nodes' events to the admission queue: ended attempts and calls, answers, and snapshots of
/// live channels.
@Configuration(proxyBeanMethods = false)
class EvidenceConsumer implements EventHandler {
    /// Collects the events of a call that follow each other closely. The dialplan itself reports the end of each
    /// call that it decided about, so that a cap waits for these events only if that request was lost.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AdmissionQueue admissionQueue;
    private final EvidenceStore store;

    EvidenceConsumer(AdmissionQueue admissionQueue, EvidenceStore store) {
        this.admissionQueue = admissionQueue;
        this.store = store;
    }

    @Bean
    Subscription evidenceSubscription() {
        return new Subscription("leases", List.of(Topic.CALL_PROGRESS, Topic.CALL_COMPLETED, Topic.NODE_SNAPSHOT), this)
                .withPauseBetweenPolls(PAUSE);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<AdmissionCommand> facts = batch.stream()
                .flatMap(received -> CallEventCommands.command(received.event()).stream())
                .toList();
        List<NodeSnapshot> snapshots = batch.stream()
                .map(ReceivedEvent::event)
                .filter(NodeSnapshot.class::isInstance)
                .map(NodeSnapshot.class::cast)
                .toList();
        return admissionQueue
                .apply(facts)
                .thenMany(Flux.fromIterable(SnapshotSelection.relevant(snapshots)))
                .concatMap(this::apply)
                .then();
    }

    private Mono<Void> apply(NodeSnapshot snapshot) {
        return endAbsentCalls(snapshot).then(adoptLiveAttempts(snapshot));
    }

    private Mono<Void> endAbsentCalls(NodeSnapshot snapshot) {
        Instant t0 = snapshot.requestedAt();
        if (t0 == null || !SnapshotSelection.isComplete(snapshot)) {
            return Mono.empty();
        }
        List<String> live =
                snapshot.channels().stream().map(LiveChannel::callId).distinct().toList();
        return store.findAbsentCalls(snapshot.node(), t0, live)
                .map(calls -> calls.stream()
                        .map(call -> new AdmissionCommand.AbsentFromSnapshot(call, snapshot.node(), t0))
                        .toList())
                .flatMap(admissionQueue::apply);
    }

    private Mono<Void> adoptLiveAttempts(NodeSnapshot snapshot) {
        List<LiveChannel> attempts =
                snapshot.channels().stream().filter(SnapshotChannels::isAttempt).toList();
        if (attempts.isEmpty()) {
            return Mono.empty();
        }
        List<String> endpoints =
                attempts.stream().map(SnapshotChannels::endpoint).distinct().toList();
        return store.findEndpointOwners(endpoints)
                .map(owners -> attempts.stream()
                        .map(channel -> SnapshotChannels.foundLive(channel, snapshot.node(), owners))
                        .toList())
                .flatMap(admissionQueue::apply);
    }
}
