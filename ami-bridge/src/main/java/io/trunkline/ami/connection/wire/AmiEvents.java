package io.trunkline.ami.connection.wire;

import java.util.List;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/// The AMI events that the bridge reads. asterisk-java's own classes lack headers that we need (TechCause of
/// Hangup, DestChanVariable of DialBegin and DialEnd), so these replace them. It finds setters by header name, and
/// only in public classes, hence the nested ones. Headers without a setter are counted and dropped.
final class AmiEvents {

    /// The classes that each connection registers.
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
            AmiChannelEvents.TrunklineRefused.class,
            AmiChannelEvents.TrunklineUnanswered.class,
            AmiEndpointEvents.Registry.class,
            AmiEndpointEvents.OutboundRegistrationDetail.class,
            AmiEndpointEvents.OutboundRegistrationDetailComplete.class,
            AmiEndpointEvents.AuthDetail.class,
            AmiEndpointEvents.ContactStatus.class,
            AmiSecurityEvents.InvalidAccount.class,
            AmiSecurityEvents.ChallengeFailed.class,
            AmiSecurityEvents.AccessDenied.class);

    private AmiEvents() {}

    /// Sent after each login, once the node has booted.
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
