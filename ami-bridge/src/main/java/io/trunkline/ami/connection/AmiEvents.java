package io.trunkline.ami.connection;

import java.util.List;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/// AMI events as asterisk-java fills them in. Its own classes lose headers that we need (TechCause of Hangup,
/// DestChanVariable of DialBegin and DialEnd), so these take their place; it finds setters by header name, and only
/// in public classes, hence the nested ones. What has no setter is counted and dropped.
final class AmiEvents {

    /// What is registered at each connection.
    static final List<Class<? extends ManagerEvent>> EVENT_CLASSES = List.of(
            FullyBooted.class,
            AmiChannelEvents.Newchannel.class,
            AmiChannelEvents.Newstate.class,
            AmiChannelEvents.Hangup.class,
            AmiChannelEvents.DialBegin.class,
            AmiChannelEvents.DialState.class,
            AmiChannelEvents.DialEnd.class,
            AmiChannelEvents.CoreShowChannel.class,
            AmiChannelEvents.OriginateResponse.class,
            AmiEndpointEvents.Registry.class,
            AmiEndpointEvents.OutboundRegistrationDetail.class,
            AmiEndpointEvents.OutboundRegistrationDetailComplete.class,
            AmiEndpointEvents.AuthDetail.class,
            AmiEndpointEvents.ContactStatus.class);

    private AmiEvents() {}

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
