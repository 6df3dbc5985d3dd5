package io.trunkline.cdr.assembly;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.cdr.callfacts.domain.FactSource;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.ConnectTo;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.outcomes.AttemptEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// From call events to facts.
final class CallEventMapper {
    private CallEventMapper() {}

    /// Sorted by call id, which is the order in which rows are locked.
    ///
    /// @throws PoisonEventException if an event has no valid call id
    static SortedMap<CallId, List<Fact>> factsByCall(List<ReceivedEvent> batch) {
        var facts = new TreeMap<CallId, List<Fact>>();
        for (var received : batch) {
            fact(received.event())
                    .ifPresent(fact -> facts.computeIfAbsent(callId(received.event()), _ -> new ArrayList<>())
                            .add(fact));
        }
        return facts;
    }

    private static CallId callId(Event event) {
        return CallId.parse(event.key())
                .filter(CallMonth::isPlausible)
                .orElseThrow(() -> new PoisonEventException("not a call id"));
    }

    private static Optional<Fact> fact(Event event) {
        return switch (event) {
            case CallRouted routed -> Optional.of(decision(routed));
            case CallProgress progress -> Optional.of(step(progress));
            case CallCompleted completed -> Optional.of(completion(completed));
            default -> Optional.empty();
        };
    }

    private static CallStep step(CallProgress event) {
        var fact = event.fact();
        var channelId = fact.channelUniqueId();
        return new CallStep(
                fact.node(),
                channelId == null ? "" : channelId,
                CallStep.Kind.valueOf(event.kind().name()),
                source(fact),
                fact.leg(),
                fact.occurredAt(),
                PartyIdsMapper.parties(fact.ids()),
                PartyIdsMapper.typed(fact.leaseId(), LeaseId::new),
                event.direction(),
                new CallStep.ChannelParty(event.channel(), event.endpoint(), event.number(), event.from()),
                new AttemptEnd(event.dialStatus(), event.cause(), event.sipStatus()),
                event.endedBy(),
                event.reason(),
                event.withheld(),
                event.reasonHeaders().isEmpty() ? null : event.reasonHeaders());
    }

    private static CallCompletion completion(CallCompleted event) {
        return new CallCompletion(
                event.fact().node(),
                source(event.fact()),
                event.startedAt(),
                event.answeredAt(),
                event.endedAt(),
                new AttemptEnd(null, event.cause(), event.sipStatus()),
                PartyIdsMapper.parties(event.fact().ids()));
    }

    private static RoutingDecision decision(CallRouted event) {
        var fact = event.fact();
        return new RoutingDecision(
                fact.leg(),
                fact.eventId(),
                fact.occurredAt(),
                RoutingDecision.AnswerKind.valueOf(event.answer().name()),
                event.direction(),
                PartyIdsMapper.parties(fact.ids()),
                PartyIdsMapper.typed(fact.leaseId(), LeaseId::new),
                event.number(),
                event.from(),
                event.callerId(),
                event.dialString(),
                event.ringTimeoutSeconds(),
                event.stopCause(),
                event.reason(),
                previous(event.previous()),
                event.trace().stream().map(CallEventMapper::candidate).toList(),
                event.tookMillis(),
                event.reference(),
                event.tags(),
                event.assertedFrom(),
                connectTarget(event.connect()));
    }

    private static @Nullable ConnectTarget connectTarget(@Nullable ConnectTo ordered) {
        return ordered == null
                ? null
                : new ConnectTarget(PartyIdsMapper.typed(ordered.clientId(), ClientId::new), ordered.context());
    }

    private static RoutingDecision.@Nullable PreviousAttempt previous(CallRouted.@Nullable PreviousAttempt previous) {
        return previous == null
                ? null
                : new RoutingDecision.PreviousAttempt(
                        previous.leg(),
                        new AttemptEnd(previous.dialStatus(), previous.cause(), previous.sipStatus()),
                        previous.channelUniqueId());
    }

    private static RoutingDecision.Candidate candidate(CallRouted.Candidate candidate) {
        return new RoutingDecision.Candidate(
                candidate.kind(),
                candidate.id(),
                candidate.name(),
                candidate.checks().stream()
                        .map(check -> new RoutingDecision.Check(check.name(), check.passed(), check.detail()))
                        .toList(),
                candidate.chosen());
    }

    private static FactSource source(CallFact fact) {
        return FactSource.valueOf(fact.source().name());
    }
}
