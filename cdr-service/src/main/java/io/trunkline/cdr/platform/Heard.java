package io.trunkline.cdr.platform;

import io.trunkline.cdr.alerts.AlertsHandler;
import io.trunkline.cdr.assembly.CallFactsHandler;
import io.trunkline.cdr.partynames.NamesHandler;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// What this service hears.
@Configuration(proxyBeanMethods = false)
class Heard {

    @Bean
    Subscription callFacts(CallFactsHandler handler) {
        return new Subscription(
                "calls", List.of(Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED), handler);
    }

    @Bean
    Subscription names(NamesHandler handler) {
        return new Subscription(
                "names",
                List.of(
                        Topic.TENANT_CHANGED,
                        Topic.CAMPAIGN_CHANGED,
                        Topic.CLIENT_CHANGED,
                        Topic.CARRIER_CHANGED,
                        Topic.DID_CHANGED),
                handler);
    }

    @Bean
    Subscription alerts(AlertsHandler handler) {
        return new Subscription("alerts", List.of(Topic.ALERT_RAISED), handler);
    }

    /// The list lives in memory, so each replica hears all of it at each start.
    @Bean
    Subscription access(InMemoryRevokedAccess accessList) {
        return Subscription.inEveryReplica(
                "access",
                List.of(Topic.ACCESS_CHANGED),
                batch -> Mono.fromRunnable(() -> batch.stream()
                        .map(ReceivedEvent::event)
                        .filter(AccessChanged.class::isInstance)
                        .map(AccessChanged.class::cast)
                        .forEach(changed -> accessList.apply(
                                changed.subjectId().toString(),
                                changed.active() && !changed.deleted(),
                                changed.tokensVoidBefore()))));
    }
}
