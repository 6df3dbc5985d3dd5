package io.trunkline.events.calls;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What every fact of a call carries.
///
/// @param eventId the same for the same fact however often and by whomever it is said: derived from its natural key
/// @param occurredAt by the node's clock, microseconds
/// @param observedAt by the clock of the service that saw it
/// @param node systemname of the Asterisk server
/// @param incarnation when that Asterisk started, to the second; null where the speaker cannot know it
/// @param callId see [CallId]
/// @param attempt 0 for the call itself, from 1 for each try to reach somebody, from 101 for what an answered call
///     is then joined to
/// @param leaseId the hold on the caps that the attempt uses
/// @param channelUniqueId Asterisk's Uniqueid of the channel the fact is about
public record CallFact(
        UUID eventId,
        Instant occurredAt,
        Instant observedAt,
        String node,
        @Nullable Instant incarnation,
        String callId,
        int attempt,
        @Nullable UUID leaseId,
        @Nullable String channelUniqueId,
        Source source,
        PartyIds ids) {

    /// Where a fact was seen: AMI events, Asterisk's own channel event log, a comparison of live channels after a
    /// gap, or a question of the dialplan.
    public enum Source {
        AMI,
        CEL,
        SNAPSHOT,
        DIALPLAN
    }
}
