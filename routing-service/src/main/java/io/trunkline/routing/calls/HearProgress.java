package io.trunkline.routing.calls;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.Direction;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.routing.calls.domain.CallEvent;
import io.trunkline.routing.decisions.domain.CallId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Follows the calls that were placed here. Their ids tell them from Asterisk's own, so that the others are not even
/// read.
@Configuration(proxyBeanMethods = false)
class HearProgress implements EventHandler {
    private final Progress progress;
    private final CallLog callLog;

    HearProgress(Progress progress, CallLog callLog) {
        this.progress = progress;
        this.callLog = callLog;
    }

    @Bean
    Subscription placedCallSubscription() {
        return new Subscription(
                        "placed-calls", List.of(Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED), this)
                .withKeys(CallId::isPlaced);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        // there is no order between topics: of what came together, the end is heard last
        List<Event> events = batch.stream()
                .map(ReceivedEvent::event)
                .sorted(Comparator.comparingInt(HearProgress::turn))
                .toList();
        return Flux.fromIterable(events).concatMap(this::apply).then();
    }

    private static int turn(Event event) {
        return switch (event) {
            case CallRouted _ -> 0;
            case CallCompleted _ -> 2;
            default -> 1;
        };
    }

    private Mono<Void> apply(Event event) {
        return switch (event) {
            case CallRouted routed -> routed(routed);
            case CallProgress step
            when step.kind() == CallProgress.Kind.NOT_ORIGINATED ->
                progress.notOriginated(step).then(tell(CallEvents.ended(step)));
            case CallProgress step -> progress.note(step).then(tell(CallEvents.of(step)));
            case CallCompleted completed -> progress.end(completed).then(tell(CallEvents.ended(completed)));
            default -> Mono.empty();
        };
    }

    /// What stops an answered leg does not stop its call.
    private Mono<Void> routed(CallRouted routed) {
        boolean stops = routed.answer() == CallRouted.AnswerKind.STOP && routed.direction() == Direction.OUTBOUND;
        return stops && routed.reason() != null && routed.fact().attempt() <= 100
                ? progress.stopped(new CallId(routed.callId()), routed.reason())
                : tell(CallEvents.of(routed));
    }

    private Mono<Void> tell(Optional<CallEvent> event) {
        return event.map(callLog::add).orElse(Mono.empty());
    }
}
