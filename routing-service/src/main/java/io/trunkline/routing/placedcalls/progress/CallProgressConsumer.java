package io.trunkline.routing.placedcalls.progress;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.routing.placedcalls.domain.PlacedCallState;
import io.trunkline.telephony.CallId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Consumes call events and records the progress of placed calls, with one transaction for all events of a poll.
/// The call id shows whether a call was placed over the API, so events of other calls are skipped by their key.
@Configuration(proxyBeanMethods = false)
class CallProgressConsumer implements EventHandler {
    /// Collects the events of a call that follow each other closely. Followers read them every 200 ms.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PlacedCallProgress progress;
    private final TransactionalOperator transactions;

    CallProgressConsumer(PlacedCallProgress progress, TransactionalOperator transactions) {
        this.progress = progress;
        this.transactions = transactions;
    }

    @Bean
    Subscription placedCallSubscription() {
        return new Subscription(
                        "placed-calls", List.of(Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED), this)
                .withKeys(CallProgressConsumer::isPlaced)
                .withPauseBetweenPolls(PAUSE);
    }

    private static boolean isPlaced(String callId) {
        return CallId.parse(callId).filter(CallId::isPlaced).isPresent();
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        // topics have no common order: within a batch the end of a call is applied last
        List<CallEvent> events = batch.stream()
                .map(ReceivedEvent::event)
                .filter(CallEvent.class::isInstance)
                .map(CallEvent.class::cast)
                .sorted(Comparator.comparingInt(CallProgressConsumer::applyOrder))
                .toList();
        List<CallId> calls =
                events.stream().map(CallProgressConsumer::callId).distinct().toList();
        return progress.lock(calls).flatMap(placed -> apply(events, placed)).as(transactions::transactional);
    }

    private static int applyOrder(CallEvent event) {
        return switch (event) {
            case CallRouted _ -> 0;
            case CallCompleted _ -> 2;
            default -> 1;
        };
    }

    private static CallId callId(CallEvent event) {
        return new CallId(event.callId());
    }

    private Mono<Void> apply(List<CallEvent> events, Map<CallId, PlacedCallState> placed) {
        List<CallEvent> known = events.stream()
                .filter(event -> placed.containsKey(callId(event)))
                .toList();
        known.forEach(event -> ProgressRules.apply(Objects.requireNonNull(placed.get(callId(event))), event));
        List<CallProgress> steps = known.stream()
                .filter(CallProgress.class::isInstance)
                .map(CallProgress.class::cast)
                .toList();
        return progress.write(placed.values(), steps);
    }
}
