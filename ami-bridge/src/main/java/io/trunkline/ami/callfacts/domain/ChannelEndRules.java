package io.trunkline.ami.callfacts.domain;

import io.trunkline.telephony.outcomes.AttemptEnd;
import java.util.List;

/// The fact that follows from the end of a channel: the end of an attempt, of the call, or none.
final class ChannelEndRules {

    private static final int CAUSE_NO_ROUTE = 3;

    private ChannelEndRules() {}

    /// @return one fact or none
    static List<Fact> facts(ChannelTable table, TrackedChannel channel, LiveCall call, LiveCall.ChannelEnd end) {
        if (channel.isDialed()) {
            return List.of(fact(FactKind.ATTEMPT_ENDED, table, channel, end, channelEnd(channel, end)));
        }
        if (gotNoChannel(channel, call, end)) {
            AttemptEnd unreachable = new AttemptEnd("CHANUNAVAIL", end.cause(), null);
            return List.of(fact(FactKind.ATTEMPT_ENDED, table, channel, end, unreachable));
        }
        return channel.channel().isFirstOfCall()
                ? List.of(fact(FactKind.ENDED, table, channel, end, channelEnd(channel, end)))
                : List.of();
    }

    private static AttemptEnd channelEnd(TrackedChannel channel, LiveCall.ChannelEnd end) {
        return new AttemptEnd(channel.dialStatus(), end.cause(), end.sipStatus());
    }

    private static Fact fact(
            FactKind kind, ChannelTable table, TrackedChannel channel, LiveCall.ChannelEnd end, AttemptEnd recorded) {
        return table.fact(
                kind, channel, end.at(), end.source(), channel.details().withEnd(recorded, end.by()));
    }

    /// Whether this is the end of an attempt for which the carrier never got a channel. A call that routing
    /// rejected may end with the same cause, but has no lease.
    private static boolean gotNoChannel(TrackedChannel channel, LiveCall call, LiveCall.ChannelEnd end) {
        boolean isRejected =
                channel.variables().callId() != null && channel.variables().leaseId() == null;
        return channel.channel().isLocalDialplanHalf()
                && Integer.valueOf(CAUSE_NO_ROUTE).equals(end.cause())
                && !isRejected
                && !call.hasDialed(channel.variables().leg());
    }
}
