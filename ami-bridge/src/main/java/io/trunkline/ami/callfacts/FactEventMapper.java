package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.ami.callfacts.domain.FactSource;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From facts to the events that the suite hears.
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
                CallLeg.ofCode(fact.variables().attempt()),
                fact.variables().leaseId(),
                fact.kind() == FactKind.NOT_ORIGINATED ? null : fact.uniqueId(),
                source(fact.source()),
                partyIds(fact.variables()));
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
        Fact.Details seen = fact.details();
        return new CallProgress(
                common,
                CallProgress.Kind.valueOf(fact.kind().name()),
                direction(fact.variables().direction()),
                seen.channel(),
                seen.endpoint(),
                seen.calledNumber(),
                seen.callerNumber(),
                seen.cause(),
                seen.sipStatus(),
                seen.dialStatus(),
                seen.reason());
    }

    /// The same for the same fact, whoever says it.
    private static UUID eventId(String node, Fact.FactKey key) {
        String natural = node + '\n' + key.uniqueId() + '\n' + key.kind();
        return UUID.nameUUIDFromBytes(natural.getBytes(StandardCharsets.UTF_8));
    }

    static PartyIds partyIds(ChannelVariables tags) {
        return new PartyIds(
                tags.tenantId(), tags.campaignId(), tags.linkId(), tags.clientId(), tags.carrierId(), tags.didId());
    }

    private static CallFact.Source source(FactSource source) {
        return switch (source) {
            case AMI -> CallFact.Source.AMI;
            case CEL -> CallFact.Source.CEL;
            case SNAPSHOT -> CallFact.Source.SNAPSHOT;
        };
    }

    private static @Nullable Direction direction(@Nullable String way) {
        return way == null ? null : Direction.of(way).orElse(null);
    }
}
