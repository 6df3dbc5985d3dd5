package io.trunkline.did.usage;

import io.trunkline.did.usage.domain.CallUsage;
import io.trunkline.did.usage.domain.UsageChanges;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.CdrRecorded.Attempt;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Counts the calls that used a number as caller ID, from cdr.recorded. Each call counts once.
final class UsageConsumer implements EventHandler {
    private final UsageStore usage;
    private final TransactionalOperator transaction;

    UsageConsumer(UsageStore usage, TransactionalOperator transaction) {
        this.usage = usage;
        this.transaction = transaction;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        var uses = batch.stream()
                .map(ReceivedEvent::event)
                .filter(CdrRecorded.class::isInstance)
                .map(event -> toCallUsage((CdrRecorded) event))
                .filter(CallUsage::canChangeCounts)
                .toList();
        if (uses.isEmpty()) {
            return Mono.empty();
        }
        var calls = uses.stream().map(CallUsage::callId).collect(Collectors.toCollection(TreeSet::new));
        return usage.lockCountedCalls(calls)
                .flatMap(counted -> usage.apply(UsageChanges.of(uses, counted)))
                .as(transaction::transactional);
    }

    /// Inbound calls and attempts that were not sent to a carrier use no number.
    private static CallUsage toCallUsage(CdrRecorded record) {
        var dids = record.direction() == Direction.INBOUND
                ? Set.<UUID>of()
                : record.attempts().stream()
                        .filter(attempt -> attempt.disposition() != Disposition.UNROUTED)
                        .map(Attempt::ids)
                        .map(ids -> ids.didId())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return new CallUsage(record.callId(), record.revision(), record.startedAt(), dids);
    }
}
