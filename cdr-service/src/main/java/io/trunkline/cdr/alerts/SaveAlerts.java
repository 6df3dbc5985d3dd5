package io.trunkline.cdr.alerts;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Keeps what is heard, and lets go of what is old.
@Component
class SaveAlerts implements AlertsHandler {
    private static final Duration DELETE_TIMEOUT = Duration.ofMinutes(1);

    private final AlertStore alerts;
    private final Clock clock;
    private final Duration retention;

    SaveAlerts(AlertStore alerts, Clock clock, @Value("${trunkline.cdr.alerts-kept}") Duration kept) {
        this.alerts = alerts;
        this.clock = clock;
        this.retention = kept;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return alerts.save(batch.stream()
                .map(ReceivedEvent::event)
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .map(Alert::of)
                .toList());
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    Mono<Void> deleteExpired() {
        return alerts.deleteBefore(clock.instant().minus(retention)).timeout(DELETE_TIMEOUT);
    }
}
