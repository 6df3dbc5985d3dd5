package io.trunkline.routing.placedcalls.progress;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.routing.placedcalls.follow.PlacedCallEventLog;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Consumes call events and records the progress of placed calls. The call id shows whether a call was placed
/// over the API, so events of other calls are skipped by their key.
@Configuration(proxyBeanMethods = false)
class CallProgressConsumer implements EventHandler {
    private final PlacedCallProgress progress;
    private final PlacedCallEventLog eventLog;

    CallProgressConsumer(PlacedCallProgress progress, PlacedCallEventLog eventLog) {
        this.progress = progress;
        this.eventLog = eventLog;
    }

    @Bean
    Subscription placedCallSubscription() {
        return new Subscription(
                        "placed-calls", List.of(Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED), this)
                .withKeys(CallProgressConsumer::isPlaced);
    }

    private static boolean isPlaced(String callId) {
        return CallId.parse(callId).filter(CallId::isPlaced).isPresent();
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        // topics have no common order: within a batch the end of a call is applied last
        List<Event> events = batch.stream()
                .map(ReceivedEvent::event)
                .sorted(Comparator.comparingInt(CallProgressConsumer::applyOrder))
                .toList();
        return Flux.fromIterable(events).concatMap(this::apply).then();
    }

    private static int applyOrder(Event event) {
        return switch (event) {
            case CallRouted _ -> 0;
            case CallCompleted _ -> 2;
            default -> 1;
        };
    }

    private Mono<Void> apply(Event event) {
        return switch (event) {
            case CallRouted routed -> applyRouted(routed);
            case CallProgress step
            when step.kind() == CallProgress.Kind.NOT_ORIGINATED ->
                progress.recordNotOriginated(step).then(log(PlacedCallEvents.ended(step)));
            case CallProgress step -> progress.recordStep(step).then(log(PlacedCallEvents.of(step)));
            case CallCompleted completed -> progress.recordEnd(completed).then(log(PlacedCallEvents.ended(completed)));
            default -> Mono.empty();
        };
    }

    /// A stopped connect leg does not end its call.
    private Mono<Void> applyRouted(CallRouted routed) {
        boolean stops = routed.answer() == CallRouted.AnswerKind.STOP && routed.direction() == Direction.OUTBOUND;
        return stops && routed.reason() != null && !routed.fact().leg().isConnectLeg()
                ? progress.recordStopReason(new CallId(routed.callId()), routed.reason())
                : log(PlacedCallEvents.of(routed));
    }

    private Mono<Void> log(Optional<PlacedCallEvent> event) {
        return event.map(eventLog::add).orElse(Mono.empty());
    }
}
