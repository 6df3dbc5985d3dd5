package io.trunkline.ami.connection.wire;

import java.util.List;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/// The events of the node itself, and the list of all classes that take the place of asterisk-java's.
public final class NodeEvents {

    /// What is registered at each connection.
    public static final List<Class<? extends ManagerEvent>> ALL = List.of(
            FullyBooted.class,
            ChannelEvents.Newchannel.class,
            ChannelEvents.Newstate.class,
            ChannelEvents.Hangup.class,
            ChannelEvents.DialBegin.class,
            ChannelEvents.DialState.class,
            ChannelEvents.DialEnd.class,
            ChannelEvents.CoreShowChannel.class,
            ChannelEvents.OriginateResponse.class,
            EndpointEvents.Registry.class,
            EndpointEvents.OutboundRegistrationDetail.class,
            EndpointEvents.OutboundRegistrationDetailComplete.class,
            EndpointEvents.AuthDetail.class,
            EndpointEvents.ContactStatus.class,
            EndpointEvents.ContactList.class);

    private NodeEvents() {}

    /// Said after each login, or once the node is up.
    @AsteriskMapping("FullyBooted")
    public static final class FullyBooted extends ManagerEvent {
        private long uptime;

        public FullyBooted(Object source) {
            super(source);
        }

        /// Seconds since the node started.
        public void setUptime(@Nullable Long value) {
            uptime = value == null ? 0 : value;
        }

        public long uptimeSeconds() {
            return uptime;
        }
    }
}
