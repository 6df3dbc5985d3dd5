package io.trunkline.cdr.calls;

import io.trunkline.cdr.calls.domain.CallId;
import io.trunkline.cdr.calls.domain.Completion;
import io.trunkline.cdr.calls.domain.Decision;
import io.trunkline.cdr.calls.domain.Direction;
import io.trunkline.cdr.calls.domain.Fact;
import io.trunkline.cdr.calls.domain.Ids;
import io.trunkline.cdr.calls.domain.Outcome;
import io.trunkline.cdr.calls.domain.Source;
import io.trunkline.cdr.calls.domain.Step;
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
final class CallFacts {
    private CallFacts() {}

    /// Sorted by call id: the order in which rows are locked.
    ///
    /// @throws PoisonEventException if an event names no call
    static SortedMap<CallId, List<Fact>> byCall(List<ReceivedEvent> batch) {
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

    private static Step step(CallProgress event) {
        var fact = event.fact();
        var channelId = fact.channelUniqueId();
        return new Step(
                fact.node(),
                channelId == null ? "" : channelId,
                Step.Kind.valueOf(event.kind().name()),
                source(fact),
                fact.attempt(),
                fact.occurredAt(),
                ids(fact.ids()),
                fact.leaseId(),
                direction(event.direction()),
                new Step.Party(event.channel(), event.endpoint(), event.number(), event.from()),
                new Outcome(event.cause(), event.sipStatus(), event.dialStatus()),
                event.reason());
    }

    private static Completion completion(CallCompleted event) {
        return new Completion(
                event.fact().node(),
                source(event.fact()),
                event.startedAt(),
                event.answeredAt(),
                event.endedAt(),
                new Outcome(event.cause(), event.sipStatus(), null),
                ids(event.fact().ids()));
    }

    private static Decision decision(CallRouted event) {
        var fact = event.fact();
        return new Decision(
                fact.attempt(),
                fact.eventId(),
                fact.occurredAt(),
                Decision.Choice.valueOf(event.answer().name()),
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
                event.trace().stream().map(CallFacts::candidate).toList(),
                Math.round(event.tookMillis() * 1_000),
                event.reference());
    }

    private static Decision.@Nullable Previous previous(CallRouted.@Nullable PreviousAttempt previous) {
        return previous == null
                ? null
                : new Decision.Previous(
                        previous.attempt(),
                        new Outcome(previous.cause(), previous.sipStatus(), previous.dialStatus()),
                        previous.channelUniqueId());
    }

    private static Decision.Candidate candidate(CallRouted.Candidate candidate) {
        return new Decision.Candidate(
                candidate.kind(),
                candidate.id(),
                candidate.name(),
                candidate.checks().stream()
                        .map(check -> new Decision.Check(check.name(), check.passed(), check.detail()))
                        .toList(),
                candidate.chosen());
    }

    private static Source source(CallFact fact) {
        return Source.valueOf(fact.source().name());
    }

    private static @Nullable Direction direction(io.trunkline.events.calls.@Nullable Direction direction) {
        return direction == null ? null : Direction.valueOf(direction.name());
    }

    private static Ids ids(PartyIds ids) {
        return new Ids(ids.tenantId(), ids.campaignId(), ids.linkId(), ids.clientId(), ids.carrierId(), ids.didId());
    }
}
