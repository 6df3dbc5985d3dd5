package io.trunkline.messaging.topics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Propagates traces through the outbox and Kafka in the header `traceparent`. Without tracing on the class path
/// there are observations but no headers.
public final class TracePropagation {

    /// Micrometer's key for the current observation in a Reactor context.
    private static final String CURRENT_OBSERVATION = "micrometer.observation";

    private static final String HEADER = "traceparent";

    private final ObservationRegistry observations;

    public TracePropagation(ObservationRegistry observations) {
        this.observations = observations;
    }

    /// The `traceparent` of events that are appended now.
    public Mono<Optional<String>> currentTraceParent() {
        return Mono.deferContextual(context -> Mono.just(traceParent(context.getOrDefault(CURRENT_OBSERVATION, null))));
    }

    private Optional<String> traceParent(@Nullable Observation parent) {
        Map<String, String> headers = new HashMap<>();
        SenderContext<Map<String, String>> sending = new SenderContext<>((carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        sending.setCarrier(headers);
        Observation.createNotStarted("trunkline.outbox.append", () -> sending, observations)
                .parentObservation(parent)
                .start()
                .stop();
        return Optional.ofNullable(headers.get(HEADER));
    }

    /// Handles a batch as part of the trace of its first event.
    public Mono<Void> traceHandling(String subscription, ReceivedEvent first, Mono<Void> handling) {
        return Mono.defer(() -> {
            ReceiverContext<Map<String, String>> receiving = new ReceiverContext<>(Map::get);
            receiving.setCarrier(first.envelope().headers());
            Observation observation = Observation.createNotStarted(
                            "trunkline.events.handling", () -> receiving, observations)
                    .lowCardinalityKeyValue("subscription", subscription)
                    .start();
            return handling.doOnError(observation::error)
                    .doFinally(_ -> observation.stop())
                    .contextWrite(context -> context.put(CURRENT_OBSERVATION, observation));
        });
    }
}
