package io.trunkline.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.trunkline.messaging.Subscriptions.Listening;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/// What a service imports to say and to hear events. Needs `spring.application.name`, which names its consumer
/// groups and its relay; brings defaults for the database pool, Flyway and Kafka in `messaging-kit.properties`,
/// which any other property source overrides.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingSettings.class)
@PropertySource("classpath:io/trunkline/messaging/messaging-kit.properties")
public class MessagingKit {

    @Bean
    Bell outboxBell() {
        return new Bell();
    }

    @Bean
    Traces messagingTraces(ObjectProvider<ObservationRegistry> observations) {
        return new Traces(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    Outbox outbox(DatabaseClient database, ObjectProvider<Clock> clock, Traces traces, Bell bell) {
        return new SqlOutbox(database, clock.getIfUnique(Clock::systemUTC), traces, bell);
    }

    @Bean
    MessagingMetrics messagingMetrics(MeterRegistry meters) {
        return new MessagingMetrics(meters);
    }

    @Bean
    RelayListener outboxRelay(
            @Value("${spring.application.name}") String service,
            DatabaseClient database,
            KafkaProperties kafka,
            Bell bell,
            MessagingMetrics metrics,
            MessagingSettings settings) {
        Map<String, Object> producerSettings = kafka.buildProducerProperties();
        return new RelayListener(
                new SqlRelay(database, service),
                () -> new FencedProducer(producerSettings, service + ".outbox"),
                bell,
                metrics,
                settings);
    }

    @Bean
    LazyAdmin messagingAdmin(KafkaProperties kafka) {
        return new LazyAdmin(kafka.buildAdminProperties());
    }

    @Bean
    TopicCreation topicCreation(LazyAdmin admin, MessagingSettings settings) {
        return new TopicCreation(admin, settings.partitions());
    }

    @Bean
    DeadLetters deadLetters(KafkaProperties kafka, TopicCreation topics, MessagingMetrics metrics) {
        return new DeadLetters(kafka.buildProducerProperties(), topics, metrics);
    }

    /// Shown as `catchUp` in the readiness group.
    @Bean
    CatchUp catchUp(
            @Value("${spring.application.name}") String service,
            LazyAdmin admin,
            ObjectProvider<Subscription> subscriptions) {
        return new CatchUp(
                admin, subscriptions.stream().map(one -> group(service, one)).toList());
    }

    @Bean
    Subscriptions subscriptions(
            @Value("${spring.application.name}") String service,
            ObjectProvider<Subscription> subscriptions,
            DeadLetters deadLetters,
            MessagingMetrics metrics,
            Traces traces,
            TopicCreation topics,
            CatchUp catchUp,
            KafkaProperties kafka,
            MessagingSettings settings) {
        List<Listening> listenings = subscriptions.stream()
                .map(one -> {
                    String group = group(service, one);
                    return new Listening(
                            group,
                            one,
                            new EventListener(one, group, deadLetters, metrics, traces, settings.handlingLimit()));
                })
                .toList();
        return new Subscriptions(
                listenings,
                topics,
                catchUp,
                new ListenerContainers(kafka.buildConsumerProperties(), catchUp, settings));
    }

    @Bean
    ReemitEndpoint reemitEndpoint(
            ObjectProvider<Reemission> reemissions, Outbox outbox, TransactionalOperator transactions) {
        return new ReemitEndpoint(reemissions.stream().toList(), outbox, transactions);
    }

    private static String group(String service, Subscription subscription) {
        return service + "." + subscription.name();
    }
}
