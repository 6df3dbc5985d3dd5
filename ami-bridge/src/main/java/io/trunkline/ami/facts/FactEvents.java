package io.trunkline.ami.facts;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.facts.domain.Fact;
import io.trunkline.ami.facts.domain.FactKind;
import io.trunkline.ami.facts.domain.FactSource;
import io.trunkline.ami.facts.domain.Tags;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.Direction;
import io.trunkline.events.calls.PartyIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From facts to the events that the suite hears.
final class FactEvents {

    private FactEvents() {}

    static CallEvent of(Fact fact, NodeStatus node, Instant observedAt) {
        CallFact common = new CallFact(
                id(node.name(), fact.key()),
                fact.at(),
                observedAt,
                node.name(),
                node.incarnation(),
                fact.callId(),
                fact.tags().attempt(),
                fact.tags().lease(),
                fact.kind() == FactKind.NOT_ORIGINATED ? null : fact.uniqueId(),
                source(fact.source()),
                ids(fact.tags()));
        return fact.kind() == FactKind.COMPLETED ? completed(common, fact) : progress(common, fact);
    }

    private static CallEvent completed(CallFact common, Fact fact) {
        Fact.Summary call = fact.wholeCall();
        return new CallCompleted(
                common,
                call.startedAt(),
                call.answeredAt(),
                fact.at(),
                call.cause(),
                call.sipStatus(),
                call.attempts());
    }

    private static CallEvent progress(CallFact common, Fact fact) {
        Fact.Details seen = fact.details();
        return new CallProgress(
                common,
                CallProgress.Kind.valueOf(fact.kind().name()),
                direction(fact.tags().way()),
                seen.channel(),
                seen.endpoint(),
                seen.number(),
                seen.from(),
                seen.cause(),
                seen.sipStatus(),
                seen.dialStatus(),
                seen.reason());
    }

    /// The same for the same fact, whoever says it.
    private static UUID id(String node, Fact.Key key) {
        String natural = node + '\n' + key.uniqueId() + '\n' + key.kind();
        return UUID.nameUUIDFromBytes(natural.getBytes(StandardCharsets.UTF_8));
    }

    static PartyIds ids(Tags tags) {
        return new PartyIds(tags.tenant(), tags.campaign(), tags.link(), tags.client(), tags.carrier(), tags.did());
    }

    private static CallFact.Source source(FactSource source) {
        return switch (source) {
            case AMI -> CallFact.Source.AMI;
            case CEL -> CallFact.Source.CEL;
            case SNAPSHOT -> CallFact.Source.SNAPSHOT;
        };
    }

    private static @Nullable Direction direction(@Nullable String way) {
        try {
            return way == null ? null : Direction.valueOf(way.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
