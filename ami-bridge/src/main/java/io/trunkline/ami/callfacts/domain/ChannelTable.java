package io.trunkline.ami.callfacts.domain;

import io.trunkline.ami.connection.domain.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The live channels of a node, by Uniqueid, and their calls, by Linkedid.
final class ChannelTable {

    private final Map<String, TrackedChannel> channels = new HashMap<>();
    private final Map<String, LiveCall> calls = new HashMap<>();

    Collection<TrackedChannel> channels() {
        return channels.values();
    }

    Collection<LiveCall> calls() {
        return calls.values();
    }

    @Nullable
    TrackedChannel find(Channel channel) {
        return channels.get(channel.uniqueId());
    }

    boolean hasCall(String linkedId) {
        return calls.containsKey(linkedId);
    }

    LiveCall callOf(TrackedChannel channel) {
        return Objects.requireNonNull(calls.get(channel.channel().linkedId()), "each channel belongs to a call");
    }

    /// @param callStartedAt the start of the call if this is its first known channel; null when it was missed
    TrackedChannel add(Channel channel, @Nullable Instant callStartedAt) {
        TrackedChannel added = new TrackedChannel(channel);
        channels.put(channel.uniqueId(), added);
        calls.computeIfAbsent(channel.linkedId(), linkedId -> new LiveCall(linkedId, callStartedAt))
                .add(added);
        return added;
    }

    /// Removes a channel that ended.
    ///
    /// @return its call, which may have no channels left
    LiveCall remove(TrackedChannel channel, LiveCall.ChannelEnd end) {
        LiveCall call = callOf(channel);
        channels.remove(channel.channel().uniqueId());
        call.update(channel.variables());
        call.channelEnded(channel, end);
        return call;
    }

    void remove(LiveCall call) {
        calls.remove(call.linkedId());
    }

    Fact fact(FactKind kind, TrackedChannel channel, Instant at, FactSource source) {
        return fact(kind, channel, at, source, channel.details());
    }

    /// A fact about a channel. Its variables are the channel's, and the call's where the channel has none.
    Fact fact(FactKind kind, TrackedChannel channel, Instant at, FactSource source, Fact.Details details) {
        LiveCall call = callOf(channel);
        boolean isAboutCall = kind == FactKind.STARTED || kind == FactKind.ENDED;
        ChannelVariables own = isAboutCall ? channel.variables().withoutAttempt() : channel.variables();
        return new Fact(
                kind,
                at,
                source,
                call.callId(),
                channel.channel().uniqueId(),
                own.fillGapsFrom(call.variables()),
                details,
                null);
    }
}
