package io.trunkline.ami.commands.domain;

import io.trunkline.ami.connection.domain.Channel;
import java.util.List;

/// The channels to hang up so that a call ends.
public final class ChannelsToHangUp {
    private ChannelsToHangUp() {}

    /// Those of the caller's side. Asterisk then ends what they dialed, and reports an attempt that rings as
    /// canceled. If its channel were hung up first, Asterisk would report that it was not answered, and the
    /// dialplan would go on. Dialed channels are hung up if nothing else is left of the call.
    ///
    /// @param channels the live channels of one call
    public static List<Channel> of(List<Channel> channels) {
        List<Channel> ofCaller = channels.stream()
                .filter(channel -> channel.isLocal() || channel.isFirstOfCall())
                .toList();
        return ofCaller.isEmpty() ? channels : ofCaller;
    }
}
