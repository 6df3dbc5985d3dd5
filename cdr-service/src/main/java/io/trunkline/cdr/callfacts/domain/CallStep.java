package io.trunkline.cdr.callfacts.domain;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A step of a call as its node observed it.
///
/// @param channelId Asterisk's Uniqueid of the channel; empty for a call without one
/// @param leg the call itself where the source does not know the attempt, as CEL
/// @param at by the node's clock
/// @param end with [Kind#ATTEMPT_ENDED] and [Kind#ENDED]
/// @param endedBy with the same two, which side of the channel ended it; null when unknown
/// @param reason with [Kind#NOT_ORIGINATED], such as `expired`
/// @param withheld true when the caller withholds the number
/// @param reasonHeaders of the response that refused an attempt; null for none
public record CallStep(
        String node,
        String channelId,
        Kind kind,
        FactSource source,
        CallLeg leg,
        Instant at,
        Parties parties,
        @Nullable LeaseId leaseId,
        @Nullable Direction direction,
        ChannelParty channelParty,
        AttemptEnd end,
        @Nullable ChannelEnder endedBy,
        @Nullable String reason,
        @Nullable Boolean withheld,
        @Nullable List<String> reasonHeaders)
        implements Fact, Mergeable<CallStep>, Coverable<CallStep> {

    /// The steps of a call; see `call.progress`.
    public enum Kind {
        STARTED,
        ATTEMPT_STARTED,
        RINGING,
        ANSWERED,
        ATTEMPT_ENDED,
        ENDED,
        NOT_ORIGINATED;

        /// Whether the step is about a dialed channel.
        public boolean isAboutAttempt() {
            return this == ATTEMPT_STARTED || this == RINGING || this == ANSWERED || this == ATTEMPT_ENDED;
        }
    }

    /// The endpoint and the numbers of a channel.
    ///
    /// @param channel its name, such as `PJSIP/acme-0000001a`
    /// @param number called number
    /// @param from caller's number
    public record ChannelParty(
            @Nullable String channel,
            @Nullable String endpoint,
            @Nullable String number,
            @Nullable String from) {
        /// Nothing is known.
        public static final ChannelParty NONE = new ChannelParty(null, null, null, null);

        ChannelParty fillGapsFrom(ChannelParty other) {
            return new ChannelParty(
                    Merge.first(channel, other.channel),
                    Merge.first(endpoint, other.endpoint),
                    Merge.first(number, other.number),
                    Merge.first(from, other.from));
        }

        ChannelParty merge(ChannelParty other) {
            return new ChannelParty(
                    Merge.max(channel, other.channel),
                    Merge.max(endpoint, other.endpoint),
                    Merge.max(number, other.number),
                    Merge.max(from, other.from));
        }
    }

    @Override
    public String key() {
        return String.join("|", node, channelId, kind.name(), source.name());
    }

    /// The key of the step itself, whichever source reports it.
    public String keyWithoutSource() {
        return String.join("|", node, channelId, kind.name());
    }

    /// This report, completed by that of a less trusted source.
    CallStep fillGapsFrom(CallStep other) {
        return new CallStep(
                node,
                channelId,
                kind,
                source,
                leg.isCall() ? other.leg : leg,
                at,
                parties.or(other.parties),
                Merge.first(leaseId, other.leaseId),
                Merge.first(direction, other.direction),
                channelParty.fillGapsFrom(other.channelParty),
                end.or(other.end),
                Merge.first(endedBy, other.endedBy),
                Merge.first(reason, other.reason),
                Merge.first(withheld, other.withheld),
                Merge.first(reasonHeaders, other.reasonHeaders));
    }

    @Override
    public boolean isCoveredBy(CallStep other) {
        return other.source.compareTo(source) < 0
                && other.kind == kind
                && other.channelId.equals(channelId)
                && other.node.equals(node)
                && other.fillGapsFrom(this).equals(other);
    }

    @Override
    public CallStep merge(CallStep other) {
        return new CallStep(
                node,
                channelId,
                kind,
                source,
                Objects.requireNonNull(Merge.max(leg, other.leg)),
                Objects.requireNonNull(Merge.min(at, other.at)),
                Merge.parties(parties, other.parties),
                Merge.max(leaseId, other.leaseId),
                Merge.max(direction, other.direction),
                channelParty.merge(other.channelParty),
                Merge.ends(end, other.end),
                Merge.max(endedBy, other.endedBy),
                Merge.max(reason, other.reason),
                Merge.max(withheld, other.withheld),
                Merge.longest(reasonHeaders, other.reasonHeaders));
    }
}
