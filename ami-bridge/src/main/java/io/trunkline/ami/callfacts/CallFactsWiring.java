package io.trunkline.ami.callfacts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.messaging.outbox.DirectPublisher;
import io.trunkline.messaging.outbox.SqlOutboxBacklog;
import io.trunkline.messaging.topics.TracePropagation;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FactSettings.class)
class CallFactsWiring {

    private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    DirectPublisher factPublisher(
            KafkaProperties kafka,
            @Value("${spring.application.name}") String service,
            FactSettings settings,
            TracePropagation traces,
            Clock clock) {
        return new DirectPublisher(kafka.buildProducerProperties(), service, settings.ackTimeout(), traces, clock);
    }

    @Bean
    SentFacts sentFacts(FactSettings settings) {
        return new SentFacts(settings.maxUnstored());
    }

    @Bean
    DirectPath directPath(FactSettings settings) {
        return new DirectPath(settings.retryInterval());
    }

    @Bean
    AwaitEmptyOutbox awaitEmptyOutbox(SqlOutboxBacklog backlog, FactSettings settings, Clock clock) {
        return new AwaitEmptyOutbox(backlog, settings.retryInterval(), clock);
    }

    /// Stops after the node's events, and before the relay.
    @Bean
    BackgroundLoop sentFactsLoop(SettleSentFacts facts, FactSettings settings) {
        return BackgroundLoop.named("sent-facts")
                .firstAfter(settings.storeInterval())
                .backOff(settings.storeInterval(), Duration.ofSeconds(2))
                .phase(BackgroundLoop.AFTER_WEB_SERVER)
                .afterLastRound(facts::settleAll)
                .poll(settings.storeInterval(), SETTLE_TIMEOUT, facts::settleBatch);
    }

    @Bean
    MeterBinder factMeters(SentFacts sent, DirectPath path) {
        return registry -> {
            Gauge.builder("trunkline.ami.facts.unstored", sent, SentFacts::size)
                    .description("Facts of calls that wait for Kafka or for the storage of their keys")
                    .register(registry);
            Gauge.builder("trunkline.ami.facts.direct", path, it -> it.isOpen() ? 1 : 0)
                    .description("1 while facts of calls go to Kafka directly, 0 while they go through the outbox")
                    .register(registry);
        };
    }
}
