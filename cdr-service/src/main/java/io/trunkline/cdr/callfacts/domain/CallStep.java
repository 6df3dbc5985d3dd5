package io.trunkline.cdr.callfacts.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step of a call as its node saw it.
///
/// @param channelId Asterisk's Uniqueid of the channel; empty for a call that had none
/// @param attempt 0 for the call itself, from 1 for each try, from 101 for what an answered call is joined to
/// @param at by the node's clock
/// @param party who was on that channel
/// @param reason with [Kind#NOT_ORIGINATED]
public record CallStep(
        String node,
        String channelId,
        Kind kind,
        FactSource source,
        int attempt,
        Instant at,
        Ids ids,
        @Nullable UUID leaseId,
        @Nullable Direction direction,
        ChannelParty party,
        HangupCodes outcome,
        @Nullable String reason)
        implements Fact, Mergeable<CallStep> {

    /// The steps there are.
    public enum Kind {
        STARTED,
        ATTEMPT_STARTED,
        RINGING,
        ANSWERED,
        ATTEMPT_ENDED,
        ENDED,
        NOT_ORIGINATED;

        /// Whether it is about a dialled channel.
        public boolean isAboutAttempt() {
            return this == ATTEMPT_STARTED || this == RINGING || this == ANSWERED || this == ATTEMPT_ENDED;
        }
    }

    /// Who was on a channel.
    ///
    /// @param channel Asterisk's name of it, such as `PJSIP/acme-0000001a`
    /// @param number dialled or called
    /// @param from the caller's number
    public record ChannelParty(
            @Nullable String channel,
            @Nullable String endpoint,
            @Nullable String number,
            @Nullable String from) {
        /// Nobody known.
        public static final ChannelParty NONE = new ChannelParty(null, null, null, null);

        ChannelParty fillGapsFrom(ChannelParty other) {
            return new ChannelParty(
                    Mergeable.firstNonNull(channel, other.channel),
                    Mergeable.firstNonNull(endpoint, other.endpoint),
                    Mergeable.firstNonNull(number, other.number),
                    Mergeable.firstNonNull(from, other.from));
        }

        ChannelParty merge(ChannelParty other) {
            return new ChannelParty(
                    Mergeable.max(channel, other.channel),
                    Mergeable.max(endpoint, other.endpoint),
                    Mergeable.max(number, other.number),
                    Mergeable.max(from, other.from));
        }
    }

    @Override
    public String key() {
        return String.join("|", node, channelId, kind.name(), source.name());
    }

    /// The same step whoever saw it.
    public String keyWithoutSource() {
        return String.join("|", node, channelId, kind.name());
    }

    /// What another source adds.
    CallStep fillGapsFrom(CallStep other) {
        return new CallStep(
                node,
                channelId,
                kind,
                source,
                attempt != 0 ? attempt : other.attempt,
                at,
                ids.fillGapsFrom(other.ids),
                Mergeable.firstNonNull(leaseId, other.leaseId),
                Mergeable.firstNonNull(direction, other.direction),
                party.fillGapsFrom(other.party),
                outcome.fillGapsFrom(other.outcome),
                Mergeable.firstNonNull(reason, other.reason));
    }

    @Override
    public CallStep merge(CallStep other) {
        return new CallStep(
                node,
                channelId,
                kind,
                source,
                Math.max(attempt, other.attempt),
                Objects.requireNonNull(Mergeable.min(at, other.at)),
                ids.merge(other.ids),
                Mergeable.max(leaseId, other.leaseId),
                Mergeable.max(direction, other.direction),
                party.merge(other.party),
                outcome.merge(other.outcome),
                Mergeable.max(reason, other.reason));
    }
}
