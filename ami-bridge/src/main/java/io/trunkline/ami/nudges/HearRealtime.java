package io.trunkline.ami.nudges;

import io.trunkline.ami.nudges.domain.Nudge;
import io.trunkline.ami.registrations.Endpoints;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Nudges after changes.
@Component
final class HearRealtime implements EventHandler {

    private final Endpoints endpoints;
    private final GiveNudges nudges;

    HearRealtime(Endpoints endpoints, GiveNudges nudges) {
        this.endpoints = endpoints;
        this.nudges = nudges;
    }

    /// Remembers whose addresses these are before the node is told, for it then speaks of them.
    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<RealtimeApplied> applied = batch.stream()
                .map(ReceivedEvent::event)
                .filter(RealtimeApplied.class::isInstance)
                .map(RealtimeApplied.class::cast)
                .filter(it -> it.endpointId() != null)
                .toList();
        return endpoints
                .apply(applied)
                .then(Mono.defer(() -> nudges.give(
                        Nudge.after(applied.stream().map(HearRealtime::change).toList()))));
    }

    private static Nudge.Change change(RealtimeApplied applied) {
        return new Nudge.Change(
                Objects.requireNonNull(applied.endpointId(), "filtered"),
                applied.deleted(),
                applied.parts().stream().map(HearRealtime::part).collect(Collectors.toSet()));
    }

    private static Nudge.Part part(RealtimeApplied.Part part) {
        return switch (part) {
            case REGISTRATION -> Nudge.Part.REGISTRATION;
            case REGISTRATION_PASSWORD -> Nudge.Part.REGISTRATION_PASSWORD;
            case QUALIFY, AOR -> Nudge.Part.QUALIFY;
            case ENDPOINT, AUTH, IDENTIFY, DIALPLAN -> Nudge.Part.OTHER;
        };
    }
}
