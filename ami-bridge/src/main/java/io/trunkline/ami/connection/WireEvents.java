package io.trunkline.ami.connection;

import java.util.List;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/// AMI events as asterisk-java fills them in. Its own classes lose headers that we need (TechCause of Hangup,
/// DestChanVariable of DialBegin and DialEnd), so these take their place; it finds setters by header name, and only in
/// public classes, hence the nested ones. What has no setter is counted and dropped.
final class WireEvents {

    /// What is registered at each connection.
    static final List<Class<? extends ManagerEvent>> ALL = List.of(
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
            EndpointEvents.ContactStatus.class);

    private WireEvents() {}

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
