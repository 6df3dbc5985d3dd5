package io.trunkline.ami.connection;

import io.trunkline.ami.connection.AmiChannelEvents.CoreShowChannel;
import io.trunkline.ami.connection.AmiEndpointEvents.OutboundRegistrationDetail;
import io.trunkline.ami.connection.AmiEndpointEvents.OutboundRegistrationDetailComplete;
import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.Registration;
import java.util.ArrayList;
import java.util.List;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.ResponseEvent;

/// The questions that are answered by a list of events, and what is read of their answers.
final class ListActions {

    private ListActions() {}

    static CustomActions.ListAction channels() {
        return new CustomActions.ListAction("CoreShowChannels", CoreShowChannelsCompleteEvent.class);
    }

    static CustomActions.ListAction registrations() {
        return new CustomActions.ListAction("PJSIPShowRegistrationsOutbound", OutboundRegistrationDetailComplete.class);
    }

    static List<ListedChannel> channels(List<ResponseEvent> events) {
        List<ListedChannel> channels = new ArrayList<>();
        for (ResponseEvent event : events) {
            if (event instanceof CoreShowChannel shown) {
                Channel channel = shown.channel();
                if (channel != null) {
                    channels.add(new ListedChannel(channel, shown.age()));
                }
            }
        }
        return channels;
    }

    static List<Registration> registrations(List<ResponseEvent> events) {
        return events.stream()
                .filter(OutboundRegistrationDetail.class::isInstance)
                .map(event -> ((OutboundRegistrationDetail) event).registration())
                .toList();
    }
}
