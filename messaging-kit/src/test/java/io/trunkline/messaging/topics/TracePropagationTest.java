package io.trunkline.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.wire.Envelope;
import io.trunkline.messaging.TenantEvents;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracePropagationTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final ObservationRegistry observations = ObservationRegistry.create();
    private final AtomicReference<@Nullable String> received = new AtomicReference<>();
    private final TracePropagation tracePropagation = new TracePropagation(observations);

    @Test
    void an_event_carries_the_trace_in_which_it_is_appended() {
        observations.observationConfig().observationHandler(new FakeTracing());
        Observation request = Observation.start("request", observations);

        var traceParent = tracePropagation
                .currentTraceParent()
                .contextWrite(context -> context.put("micrometer.observation", request))
                .block();

        assertThat(traceParent).contains(TRACE + " in request");
    }

    @Test
    void without_tracing_there_is_no_header() {
        assertThat(tracePropagation.currentTraceParent().block()).isEmpty();
    }

    @Test
    void handling_runs_in_the_trace_of_the_first_event_of_the_batch() {
        observations.observationConfig().observationHandler(new FakeTracing());
        UUID id = UUID.randomUUID();
        TenantChanged event = TenantEvents.tenant(id, 1);
        Envelope envelope = new Envelope(id, "tenant.changed.v1", "/other", id.toString(), Instant.EPOCH, null, TRACE);

        var handled = tracePropagation.traceHandling(
                "sample.tenants",
                new ReceivedEvent(event, envelope),
                tracePropagation
                        .currentTraceParent()
                        .doOnNext(carried -> assertThat(carried).contains(TRACE + " in trunkline.events.handling"))
                        .then());

        assertThat(handled.thenReturn(true).onErrorReturn(false).block()).isTrue();
        assertThat(received.get()).isEqualTo(TRACE);
    }

    /// What Micrometer Tracing does, without a tracer.
    private final class FakeTracing implements ObservationHandler<Observation.Context> {

        @Override
        public void onStart(Observation.Context context) {
            if (context instanceof SenderContext<?> sending && sending.getParentObservation() != null) {
                write(sending, sending.getParentObservation().getContextView().getName());
            } else if (context instanceof ReceiverContext<?> receiving) {
                received.set(read(receiving));
            }
        }

        private <C> void write(SenderContext<C> sending, String parent) {
            sending.getSetter().set(sending.getCarrier(), "traceparent", TRACE + " in " + parent);
        }

        private <C> @Nullable String read(ReceiverContext<C> receiving) {
            return receiving.getGetter().get(receiving.getCarrier(), "traceparent");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
