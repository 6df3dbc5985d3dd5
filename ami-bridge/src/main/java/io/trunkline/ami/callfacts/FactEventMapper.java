package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.ami.callfacts.domain.FactSource;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.platform.PartyIdsMapper;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps facts of calls to events.
final class FactEventMapper {

    private FactEventMapper() {}

    static CallEvent toEvent(Fact fact, NodeStatus node, Instant observedAt) {
        CallFact common = new CallFact(
                eventId(node.name(), fact.key()),
                fact.occurredAt(),
                observedAt,
                node.name(),
                node.incarnation(),
                fact.callId(),
                fact.variables().leg(),
                PartyIdsMapper.uuid(fact.variables().leaseId()),
                fact.kind() == FactKind.NOT_ORIGINATED ? null : fact.uniqueId(),
                source(fact.source()),
                PartyIdsMapper.toEvent(fact.variables().parties()));
        return fact.kind() == FactKind.COMPLETED ? completed(common, fact) : progress(common, fact);
    }

    private static CallEvent completed(CallFact common, Fact fact) {
        Fact.Summary call = fact.requireSummary();
        return new CallCompleted(
                common,
                call.startedAt(),
                call.answeredAt(),
                fact.occurredAt(),
                call.cause(),
                call.sipStatus(),
                call.attempts());
    }

    private static CallEvent progress(CallFact common, Fact fact) {
        Fact.Details details = fact.details();
        return new CallProgress(
                common,
                CallProgress.Kind.valueOf(fact.kind().name()),
                fact.variables().direction(),
                details.channel(),
                details.endpoint(),
                details.calledNumber(),
                details.callerNumber(),
                details.cause(),
                details.sipStatus(),
                details.endedBy(),
                details.dialStatus(),
                reason(fact),
                fact.variables().withheld(),
                details.reasonHeaders());
    }

    private static @Nullable String reason(Fact fact) {
        boolean endsUndecided =
                fact.kind() == FactKind.ENDED && fact.variables().undecided() != null;
        return endsUndecided ? CallProgress.ROUTING_UNAVAILABLE : fact.details().reason();
    }

    /// The same id for the same fact, whichever source or bridge publishes it.
    private static UUID eventId(String node, Fact.FactKey key) {
        String naturalKey = node + '\n' + key.uniqueId() + '\n' + key.kind();
        return UUID.nameUUIDFromBytes(naturalKey.getBytes(StandardCharsets.UTF_8));
    }

    private static CallFact.Source source(FactSource source) {
        return switch (source) {
            case AMI -> CallFact.Source.AMI;
            case CEL -> CallFact.Source.CEL;
            case SNAPSHOT -> CallFact.Source.SNAPSHOT;
        };
    }
}
