package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.wire.AmiChannelEvents.DialBegin;
import io.trunkline.ami.connection.wire.AmiChannelEvents.DialEnd;
import io.trunkline.ami.connection.wire.AmiChannelEvents.DialState;
import io.trunkline.ami.connection.wire.AmiChannelEvents.Hangup;
import io.trunkline.ami.connection.wire.AmiChannelEvents.Newchannel;
import io.trunkline.ami.connection.wire.AmiChannelEvents.Newstate;
import io.trunkline.ami.connection.wire.AmiChannelEvents.OriginateResponse;
import io.trunkline.ami.connection.wire.AmiChannelEvents.TrunklineRefused;
import io.trunkline.ami.connection.wire.AmiChannelEvents.TrunklineUnanswered;
import io.trunkline.ami.connection.wire.AmiEndpointEvents.ContactStatus;
import io.trunkline.ami.connection.wire.AmiEndpointEvents.Registry;
import java.util.UUID;
import java.util.function.Function;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/// Maps AMI events to node events.
final class NodeEventMapper {

    private NodeEventMapper() {}

    /// @return null for an event that the bridge does not use
    static @Nullable NodeEvent toNodeEvent(ManagerEvent event) {
        return switch (event) {
            case Newchannel it -> forChannel(it, channel -> new NodeEvent.ChannelOpened(it.at(), channel));
            case Newstate it -> forChannel(it, channel -> new NodeEvent.ChannelStateChanged(it.at(), channel));
            case Hangup it ->
                forChannel(
                        it,
                        channel -> new NodeEvent.ChannelHungUp(
                                it.at(), channel, it.cause(), it.sipStatus(), it.endedBy()));
            case DialBegin it -> new NodeEvent.DialStarted(it.at(), it.channel(), it.dialed(), it.dialString());
            case DialState it -> new NodeEvent.DialProgressed(it.at(), it.dialed(), it.dialStatus());
            case DialEnd it -> new NodeEvent.DialEnded(it.at(), it.dialed(), it.dialStatus());
            case OriginateResponse it ->
                new NodeEvent.OriginateFinished(
                        it.at(), commandId(it.getActionId()), it.uniqueId(), it.placed(), it.reason());
            case TrunklineRefused it ->
                forChannel(
                        it,
                        channel ->
                                new NodeEvent.NetworkCauseAsked(it.at(), channel.name(), it.sipCallId(), it.attempt()));
            case TrunklineUnanswered it -> new NodeEvent.NetworkCauseUnanswered(it.at());
            case Registry it -> new NodeEvent.RegistrationChanged(it.at(), it.registration());
            case ContactStatus it -> new NodeEvent.ContactChanged(it.at(), it.contact());
            case AmiSecurityEvents.Refused it -> it.refusal();
            default -> null;
        };
    }

    private static @Nullable NodeEvent forChannel(ChannelEventHeaders headers, Function<Channel, NodeEvent> event) {
        Channel channel = headers.channel();
        return channel == null ? null : event.apply(channel);
    }

    private static @Nullable UUID commandId(@Nullable String actionId) {
        try {
            return actionId == null ? null : UUID.fromString(actionId);
        } catch (IllegalArgumentException notOurAction) {
            return null;
        }
    }
}
