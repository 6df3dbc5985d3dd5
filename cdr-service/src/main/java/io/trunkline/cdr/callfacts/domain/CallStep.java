package io.trunkline.cdr.calls.domain;

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
public record Step(
        String node,
        String channelId,
        Kind kind,
        Source source,
        int attempt,
        Instant at,
        Ids ids,
        @Nullable UUID leaseId,
        @Nullable Direction direction,
        Party party,
        Outcome outcome,
        @Nullable String reason)
        implements Fact, Known<Step> {

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
        boolean ofAttempt() {
            return this == ATTEMPT_STARTED || this == RINGING || this == ANSWERED || this == ATTEMPT_ENDED;
        }
    }

    /// Who was on a channel.
    ///
    /// @param channel Asterisk's name of it, such as `PJSIP/acme-0000001a`
    /// @param number dialled or called
    /// @param from the caller's number
    public record Party(
            @Nullable String channel,
            @Nullable String endpoint,
            @Nullable String number,
            @Nullable String from) {
        /// Nobody known.
        public static final Party NONE = new Party(null, null, null, null);

        Party or(Party other) {
            return new Party(
                    Known.first(channel, other.channel),
                    Known.first(endpoint, other.endpoint),
                    Known.first(number, other.number),
                    Known.first(from, other.from));
        }

        Party merge(Party other) {
            return new Party(
                    Known.larger(channel, other.channel),
                    Known.larger(endpoint, other.endpoint),
                    Known.larger(number, other.number),
                    Known.larger(from, other.from));
        }
    }

    @Override
    public String key() {
        return String.join("|", node, channelId, kind.name(), source.name());
    }

    /// The same step whoever saw it.
    String keyOfAnySource() {
        return String.join("|", node, channelId, kind.name());
    }

    /// What another source adds.
    Step or(Step other) {
        return new Step(
                node,
                channelId,
                kind,
                source,
                attempt != 0 ? attempt : other.attempt,
                at,
                ids.or(other.ids),
                Known.first(leaseId, other.leaseId),
                Known.first(direction, other.direction),
                party.or(other.party),
                outcome.or(other.outcome),
                Known.first(reason, other.reason));
    }

    @Override
    public Step merge(Step other) {
        return new Step(
                node,
                channelId,
                kind,
                source,
                Math.max(attempt, other.attempt),
                Objects.requireNonNull(Known.smaller(at, other.at)),
                ids.merge(other.ids),
                Known.larger(leaseId, other.leaseId),
                Known.larger(direction, other.direction),
                party.merge(other.party),
                outcome.merge(other.outcome),
                Known.larger(reason, other.reason));
    }
}
