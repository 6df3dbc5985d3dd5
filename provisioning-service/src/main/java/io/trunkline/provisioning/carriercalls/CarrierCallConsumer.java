package io.trunkline.provisioning.carriercalls;

import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.CdrRecorded.Attempt;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.provisioning.carriercalls.domain.CallCountChanges;
import io.trunkline.provisioning.carriercalls.domain.CarrierAttempt;
import io.trunkline.provisioning.carriercalls.domain.CountedCall;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Counts the outbound calls of each carrier, from `cdr.recorded`. Each attempt counts once.
@Configuration(proxyBeanMethods = false)
class CarrierCallConsumer implements EventHandler {
    private final CarrierCallStore calls;
    private final TransactionalOperator transaction;

    CarrierCallConsumer(CarrierCallStore calls, TransactionalOperator transaction) {
        this.calls = calls;
        this.transaction = transaction;
    }

    /// @param delay the calls that end within this time are counted in one transaction
    @Bean
    Subscription carrierCallSubscription(@Value("${trunkline.carriers.call-count-delay}") Duration delay) {
        return new Subscription("carrier-calls", List.of(Topic.CDR_RECORDED), this).collecting(delay);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        var records = batch.stream()
                .map(ReceivedEvent::event)
                .filter(CdrRecorded.class::isInstance)
                .map(event -> toCountedCall((CdrRecorded) event))
                .filter(CountedCall::canChangeCounts)
                .toList();
        if (records.isEmpty()) {
            return Mono.empty();
        }
        var callIds = records.stream().map(CountedCall::callId).collect(Collectors.toCollection(TreeSet::new));
        return calls.lockCountedCalls(callIds)
                .flatMap(counted -> calls.apply(CallCountChanges.of(records, counted)))
                .as(transaction::transactional);
    }

    /// The attempts of inbound calls go to clients.
    private static CountedCall toCountedCall(CdrRecorded record) {
        var attempts = record.direction() == Direction.INBOUND
                ? List.<CarrierAttempt>of()
                : record.attempts().stream()
                        .filter(attempt -> attempt.attempt() != null)
                        .flatMap(CarrierCallConsumer::throughCarrier)
                        .toList();
        return new CountedCall(record.callId(), record.revision(), attempts);
    }

    private static Stream<CarrierAttempt> throughCarrier(Attempt attempt) {
        UUID carrier = attempt.ids().carrierId();
        return carrier == null || attempt.disposition() == Disposition.UNROUTED
                ? Stream.empty()
                : Stream.of(new CarrierAttempt(carrier, result(attempt.disposition())));
    }

    private static CarrierAttempt.Result result(Disposition disposition) {
        return CarrierAttempt.Result.of(
                disposition == Disposition.ANSWERED,
                disposition == Disposition.FAILED || disposition == Disposition.CONGESTION);
    }
}
