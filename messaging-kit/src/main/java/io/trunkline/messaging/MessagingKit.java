package io.trunkline.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.trunkline.messaging.consumer.CatchUp;
import io.trunkline.messaging.consumer.ConsumerContainers;
import io.trunkline.messaging.consumer.ConsumerLag;
import io.trunkline.messaging.consumer.ConsumerLifecycle;
import io.trunkline.messaging.consumer.ConsumerLifecycle.ConsumerGroup;
import io.trunkline.messaging.consumer.EventConsumer;
import io.trunkline.messaging.consumer.MessagingMetrics;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.deadletters.DeadLetterController;
import io.trunkline.messaging.deadletters.DeadLetterHealth;
import io.trunkline.messaging.deadletters.DeadLetterProblem;
import io.trunkline.messaging.deadletters.DeadLetterPublisher;
import io.trunkline.messaging.deadletters.DeadLetters;
import io.trunkline.messaging.deadletters.RedeliveryRecorder;
import io.trunkline.messaging.deadletters.SqlRedeliveries;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.messaging.outbox.OutboxMetrics;
import io.trunkline.messaging.outbox.OutboxRelay;
import io.trunkline.messaging.outbox.RelayProducers;
import io.trunkline.messaging.outbox.RepublishEndpoint;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.messaging.outbox.SqlOutbox;
import io.trunkline.messaging.outbox.SqlOutboxRows;
import io.trunkline.messaging.outbox.SqlOutboxSignals;
import io.trunkline.messaging.references.AwaitReferences;
import io.trunkline.messaging.references.ReferenceSettings;
import io.trunkline.messaging.tls.DatabaseTls;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.messaging.topics.TopicCreation;
import io.trunkline.messaging.topics.TracePropagation;
import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Imported by a service that publishes and consumes events. It requires `spring.application.name`, which is part
/// of the names of its consumer groups and its relay. Defaults for the database pool, Flyway and Kafka are in
/// `messaging-kit.properties`; any other property source overrides them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MessagingSettings.class, ReferenceSettings.class})
@Import(DatabaseTls.class)
@PropertySource("classpath:io/trunkline/messaging/messaging-kit.properties")
public class MessagingKit {

    private static final Duration MAX_LEASE_UPDATE = Duration.ofSeconds(5);
    /// A server that responds reports a statement that is too slow itself, before this client gives up.
    private static final Duration ANSWER_MARGIN = Duration.ofMillis(200);

    /// A measurement can be dropped.
    private static final Duration MAX_LAG_STOP = Duration.ofSeconds(1);

    private static final Duration FIRST_RELAY_BACK_OFF = Duration.ofMillis(50);
    private static final Duration MAX_RELAY_BACK_OFF = Duration.ofSeconds(1);

    @Bean
    RetryingMigration waitingMigration() {
        return new RetryingMigration();
    }

    @Bean
    @Order(1)
    UninterruptedBegin uninterruptedBegin() {
        return new UninterruptedBegin();
    }

    /// Around [UninterruptedBegin], since it limits the time of a `BEGIN`.
    @Bean
    @Order(2)
    RecentAnswers recentAnswers(
            @Value("${spring.r2dbc.pool.max-validation-time}") Duration checkLimit,
            @Value("${spring.r2dbc.properties.statementTimeout}") Duration statementTimeout) {
        return new RecentAnswers(checkLimit, statementTimeout.plus(ANSWER_MARGIN), System::nanoTime);
    }

    @Bean
    CompletedConnects completedConnects() {
        return new CompletedConnects();
    }

    @Bean
    TracePropagation tracePropagation(ObjectProvider<ObservationRegistry> observations) {
        return new TracePropagation(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    Outbox outbox(
            DatabaseClient database,
            ObjectProvider<Clock> clock,
            TracePropagation traces,
            OutboxRelay relay,
            @Qualifier("outboxRelayLoop") BackgroundLoop loop) {
        return new SqlOutbox(database, clock.getIfUnique(Clock::systemUTC), traces, () -> {
            relay.rowsAppended();
            loop.wake();
        });
    }

    @Bean
    MessagingMetrics messagingMetrics(MeterRegistry meters) {
        return new MessagingMetrics(meters);
    }

    @Bean
    OutboxMetrics outboxMetrics(MeterRegistry meters) {
        return new OutboxMetrics(meters);
    }

    /// Listens on a connection outside of the pool.
    @Bean
    SqlOutboxSignals outboxSignals(
            DatabaseClient database,
            @Qualifier("connectionFactory") ConnectionPool pool,
            @Qualifier("outboxRelayLoop") ObjectProvider<BackgroundLoop> relay) {
        return new SqlOutboxSignals(
                database, pool.unwrap(), () -> relay.getObject().wake());
    }

    @Bean(destroyMethod = "")
    OutboxRelay outboxRelay(
            @Value("${spring.application.name}") String service,
            DatabaseClient database,
            SqlOutboxSignals signals,
            KafkaProperties kafka,
            OutboxMetrics metrics,
            MessagingSettings settings) {
        Map<String, Object> producerSettings = kafka.buildProducerProperties();
        return new OutboxRelay(
                new SqlOutboxRows(database, service),
                signals,
                () -> new RelayProducers(producerSettings, service + ".outbox"),
                metrics,
                settings);
    }

    /// Shown as `outboxRelayLoop` in the health.
    @Bean
    BackgroundLoop outboxRelayLoop(OutboxRelay relay, MessagingSettings settings) {
        return BackgroundLoop.named("outbox-relay")
                .backOff(FIRST_RELAY_BACK_OFF, MAX_RELAY_BACK_OFF)
                .drainOnStop()
                .phase(BackgroundLoop.LAST_TO_STOP)
                .afterLastRound(relay::close)
                .rounds(relay::relayBatch);
    }

    /// Extends the relay's lease during a long round. Shown as `outboxLeaseLoop` in the health.
    @Bean
    BackgroundLoop outboxLeaseLoop(OutboxRelay relay, MessagingSettings settings) {
        Duration interval = settings.leaseTime().dividedBy(3);
        return BackgroundLoop.named("outbox-lease")
                .phase(BackgroundLoop.LAST_TO_STOP)
                .every(interval, MAX_LEASE_UPDATE, relay::extendLease);
    }

    @Bean
    LazyKafkaAdmin kafkaAdminClient(KafkaProperties kafka) {
        return new LazyKafkaAdmin(kafka.buildAdminProperties());
    }

    @Bean
    TopicCreation topicCreation(LazyKafkaAdmin admin, MessagingSettings settings) {
        return new TopicCreation(admin, settings.partitions());
    }

    @Bean
    DeadLetterPublisher deadLetterPublisher(KafkaProperties kafka, TopicCreation topics) {
        return new DeadLetterPublisher(kafka.buildProducerProperties(), topics);
    }

    /// Shown as `catchUp` in the readiness group.
    @Bean
    CatchUp catchUp(
            @Value("${spring.application.name}") String service,
            LazyKafkaAdmin admin,
            ObjectProvider<Subscription> subscriptions) {
        return new CatchUp(
                admin,
                subscriptions.stream().map(one -> groupName(service, one)).toList());
    }

    @Bean
    ConsumerLag consumerLag(
            LazyKafkaAdmin admin,
            CatchUp catchUp,
            ConsumerGroups groups,
            MessagingSettings settings,
            MeterRegistry meters) {
        List<String> names = groups.all().stream().map(ConsumerGroup::name).toList();
        return new ConsumerLag(admin, catchUp, names, settings.lagInterval(), meters);
    }

    /// Shown as `consumerLagLoop` in the health.
    @Bean
    BackgroundLoop consumerLagLoop(ConsumerLag lag) {
        return BackgroundLoop.named("consumer-lag").stopTimeout(MAX_LAG_STOP).rounds(lag::measure);
    }

    @Bean
    AwaitReferences awaitReferences(ReferenceSettings settings, CatchUp catchUp, MeterRegistry meters) {
        return new AwaitReferences(settings, catchUp, meters);
    }

    @Bean
    ConsumerGroups consumerGroups(
            @Value("${spring.application.name}") String service,
            ObjectProvider<Subscription> subscriptions,
            DeadLetterPublisher deadLetters,
            MessagingMetrics metrics,
            TracePropagation traces,
            MessagingSettings settings) {
        return new ConsumerGroups(subscriptions.stream()
                .map(one -> {
                    String group = groupName(service, one);
                    return new ConsumerGroup(
                            group,
                            one,
                            new EventConsumer(one, group, deadLetters, metrics, traces, settings.handlingLimit()));
                })
                .toList());
    }

    @Bean
    ConsumerLifecycle consumerLifecycle(
            ConsumerGroups groups,
            TopicCreation topics,
            CatchUp catchUp,
            KafkaProperties kafka,
            MessagingSettings settings) {
        return new ConsumerLifecycle(
                groups.all(),
                topics,
                catchUp,
                new ConsumerContainers(kafka.buildConsumerProperties(), catchUp, settings));
    }

    @Bean
    DeadLetters deadLetters(
            ConsumerGroups groups,
            LazyKafkaAdmin admin,
            KafkaProperties kafka,
            DatabaseClient database,
            ObjectProvider<Clock> clock,
            ObjectProvider<RedeliveryRecorder> recorder) {
        return DeadLetters.of(
                kafka.buildConsumerProperties(),
                admin,
                groups.all(),
                new SqlRedeliveries(database, clock.getIfUnique(Clock::systemUTC)),
                recorder.getIfAvailable(() -> (_, _) -> Mono.empty()));
    }

    /// Shown as `deadLetters` in the health.
    @Bean
    DeadLetterHealth deadLettersHealthIndicator(DeadLetters letters) {
        return new DeadLetterHealth(letters);
    }

    @Bean
    @ConditionalOnWebApplication
    DeadLetterController deadLetterController(
            DeadLetters letters, @Value("${spring.application.name}") String service) {
        return new DeadLetterController(letters, service);
    }

    @Bean
    @ConditionalOnWebApplication
    AccessRules deadLetterAccess() {
        String letters = ApiPath.V1 + "/dead-letters/{service}";
        return AccessRules.none()
                .allow(HttpMethod.GET, letters, "dead-letters:read", Role.ADMIN)
                .allow(HttpMethod.POST, letters + "/redeliver", "dead-letters:write", Role.ADMIN)
                .allow(HttpMethod.POST, letters + "/{id}/redeliver", "dead-letters:write", Role.ADMIN);
    }

    @Bean
    @ConditionalOnWebApplication
    ApiDescription deadLetterDescription() {
        String letters = ApiPath.V1 + "/dead-letters/{service}";
        String[] reasons = {"no-envelope", "unknown-type", "malformed", "refused"};
        return ApiDescription.none()
                .problems(
                        HttpMethod.POST,
                        letters + "/{id}/redeliver",
                        DeadLetterProblem.NOT_FOUND,
                        DeadLetterProblem.REFUSED,
                        DeadLetterProblem.NOT_REDELIVERABLE)
                .values("DeadLetter.reason", reasons)
                .parameterValues("listDeadLetters", "reason", reasons);
    }

    @Bean
    RepublishEndpoint republishEndpoint(
            ObjectProvider<RepublishSource> sources, Outbox outbox, TransactionalOperator transactions) {
        return new RepublishEndpoint(sources.stream().toList(), outbox, transactions);
    }

    /// All consumer groups of this service.
    record ConsumerGroups(List<ConsumerGroup> all) {}

    private static String groupName(String service, Subscription subscription) {
        return service + "." + subscription.name();
    }
}
