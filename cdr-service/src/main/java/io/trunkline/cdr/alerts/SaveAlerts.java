package io.trunkline.cdr.alerts;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Consumes `alert.raised`.
@Configuration(proxyBeanMethods = false)
class SaveAlerts implements EventHandler {
    private final AlertStore alerts;

    SaveAlerts(AlertStore alerts) {
        this.alerts = alerts;
    }

    @Bean
    Subscription alertSubscription() {
        return new Subscription("alerts", List.of(Topic.ALERT_RAISED), this);
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
}
