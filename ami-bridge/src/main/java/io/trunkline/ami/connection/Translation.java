package io.trunkline.ami.connection;

import io.trunkline.ami.connection.ChannelEvents.DialBegin;
import io.trunkline.ami.connection.ChannelEvents.DialEnd;
import io.trunkline.ami.connection.ChannelEvents.DialState;
import io.trunkline.ami.connection.ChannelEvents.Hangup;
import io.trunkline.ami.connection.ChannelEvents.Newchannel;
import io.trunkline.ami.connection.ChannelEvents.Newstate;
import io.trunkline.ami.connection.ChannelEvents.OriginateResponse;
import io.trunkline.ami.connection.EndpointEvents.ContactStatus;
import io.trunkline.ami.connection.EndpointEvents.Registry;
import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.NodeEvent;
import java.util.UUID;
import java.util.function.Function;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/// From AMI's events to ours.
final class Translation {

    private Translation() {}

    /// @return null for what we do not hear
    static @Nullable NodeEvent of(ManagerEvent event) {
        return switch (event) {
            case Newchannel it -> about(it, channel -> new NodeEvent.ChannelOpened(it.at(), channel));
            case Newstate it -> about(it, channel -> new NodeEvent.ChannelMoved(it.at(), channel));
            case Hangup it ->
                about(it, channel -> new NodeEvent.ChannelHungUp(it.at(), channel, it.cause(), it.sipStatus()));
            case DialBegin it -> new NodeEvent.DialBegan(it.at(), it.channel(), it.dialled(), it.dialString());
            case DialState it -> new NodeEvent.DialMoved(it.at(), it.dialled(), it.dialStatus());
            case DialEnd it -> new NodeEvent.DialEnded(it.at(), it.dialled(), it.dialStatus());
            case OriginateResponse it ->
                new NodeEvent.OriginateEnded(
                        it.at(), command(it.getActionId()), it.uniqueId(), it.placed(), it.reason());
            case Registry it -> new NodeEvent.RegistrationSeen(it.at(), it.registration());
            case ContactStatus it -> new NodeEvent.ContactSeen(it.at(), it.contact());
            default -> null;
        };
    }

    private static @Nullable NodeEvent about(ChannelHeaders headers, Function<Channel, NodeEvent> event) {
        Channel channel = headers.channel();
        return channel == null ? null : event.apply(channel);
    }

    private static @Nullable UUID command(@Nullable String actionId) {
        try {
            return actionId == null ? null : UUID.fromString(actionId);
        } catch (IllegalArgumentException anotherOnesAction) {
            return null;
        }
    }
}
