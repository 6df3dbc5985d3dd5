package io.trunkline.ami.connection;

import io.trunkline.ami.connection.ChannelEvents.CoreShowChannel;
import io.trunkline.ami.connection.EndpointEvents.OutboundRegistrationDetail;
import io.trunkline.ami.connection.EndpointEvents.OutboundRegistrationDetailComplete;
import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.Registration;
import java.util.ArrayList;
import java.util.List;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.ResponseEvent;

/// The questions that are answered by a list of events, and what is read of their answers.
final class Lists {

    private Lists() {}

    static Actions.Listing channels() {
        return new Actions.Listing("CoreShowChannels", CoreShowChannelsCompleteEvent.class);
    }

    static Actions.Listing registrations() {
        return new Actions.Listing("PJSIPShowRegistrationsOutbound", OutboundRegistrationDetailComplete.class);
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
