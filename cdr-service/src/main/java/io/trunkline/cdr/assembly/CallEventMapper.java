package io.trunkline.cdr.assembly;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.Direction;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.cdr.callfacts.domain.FactSource;
import io.trunkline.cdr.callfacts.domain.HangupCodes;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Facts of calls out of events.
final class CallEventMapper {
    private CallEventMapper() {}

    /// Sorted by call id: the order in which rows are locked.
    ///
    /// @throws PoisonEventException if an event names no call
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
        if (!CallId.isValid(event.key())) {
            throw new PoisonEventException("not a call id");
        }
        return new CallId(event.key());
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
                fact.leg().code(),
                fact.occurredAt(),
                ids(fact.ids()),
                fact.leaseId(),
                direction(event.direction()),
                new CallStep.ChannelParty(event.channel(), event.endpoint(), event.number(), event.from()),
                new HangupCodes(event.cause(), event.sipStatus(), event.dialStatus()),
                event.reason());
    }

    private static CallCompletion completion(CallCompleted event) {
        return new CallCompletion(
                event.fact().node(),
                source(event.fact()),
                event.startedAt(),
                event.answeredAt(),
                event.endedAt(),
                new HangupCodes(event.cause(), event.sipStatus(), null),
                ids(event.fact().ids()));
    }

    private static RoutingDecision decision(CallRouted event) {
        var fact = event.fact();
        return new RoutingDecision(
                fact.leg().code(),
                fact.eventId(),
                fact.occurredAt(),
                RoutingDecision.AnswerKind.valueOf(event.answer().name()),
                Direction.valueOf(event.direction().name()),
                ids(fact.ids()),
                fact.leaseId(),
                event.number(),
                event.from(),
                event.callerId(),
                event.dialString(),
                event.ringTimeoutSeconds(),
                event.stopCause(),
                event.reason(),
                previous(event.previous()),
                event.trace().stream().map(CallEventMapper::candidate).toList(),
                Math.round(event.tookMillis() * 1_000),
                event.reference());
    }

    private static RoutingDecision.@Nullable PreviousAttempt previous(CallRouted.@Nullable PreviousAttempt previous) {
        return previous == null
                ? null
                : new RoutingDecision.PreviousAttempt(
                        previous.leg().code(),
                        new HangupCodes(previous.cause(), previous.sipStatus(), previous.dialStatus()),
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

    private static @Nullable Direction direction(io.trunkline.telephony.@Nullable Direction direction) {
        return direction == null ? null : Direction.valueOf(direction.name());
    }

    private static Ids ids(PartyIds ids) {
        return new Ids(ids.tenantId(), ids.campaignId(), ids.linkId(), ids.clientId(), ids.carrierId(), ids.didId());
    }
}
