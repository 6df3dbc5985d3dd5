package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.connection.wire.AmiChannelEvents.CoreShowChannel;
import io.trunkline.ami.connection.wire.AmiEndpointEvents.OutboundRegistrationDetail;
import io.trunkline.ami.connection.wire.AmiEndpointEvents.OutboundRegistrationDetailComplete;
import java.util.ArrayList;
import java.util.List;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.ResponseEvent;

/// The actions that list channels and registrations, and the readers of their responses.
final class ListActions {

    private ListActions() {}

    static CustomActions.ListAction channels() {
        return new CustomActions.ListAction("CoreShowChannels", CoreShowChannelsCompleteEvent.class);
    }

    static CustomActions.ListAction registrations() {
        return new CustomActions.ListAction("PJSIPShowRegistrationsOutbound", OutboundRegistrationDetailComplete.class);
    }

    static List<ListedChannel> readChannels(List<ResponseEvent> events) {
        List<ListedChannel> channels = new ArrayList<>();
        for (ResponseEvent event : events) {
            if (event instanceof CoreShowChannel entry) {
                Channel channel = entry.channel();
                if (channel != null) {
                    channels.add(new ListedChannel(channel, entry.age()));
                }
            }
        }
        return channels;
    }

    static List<Registration> readRegistrations(List<ResponseEvent> events) {
        return events.stream()
                .filter(OutboundRegistrationDetail.class::isInstance)
                .map(event -> ((OutboundRegistrationDetail) event).registration())
                .toList();
    }
}
