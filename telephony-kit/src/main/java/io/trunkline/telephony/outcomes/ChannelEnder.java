package io.trunkline.telephony.outcomes;

/// Which side of a channel ended it, by Asterisk's hangup source.
public enum ChannelEnder {
    /// The far end: it hung up, canceled, or rejected the call.
    REMOTE,
    /// The node: the other party hung up, a time limit passed, or the dialplan or a command ended the channel.
    NODE;

    /// @param channel name of the channel
    /// @param hangupSource `CHANNEL(hangupsource)`: the name of the channel whose far end hung up, `dialplan/…`, or
    ///     empty
    public static ChannelEnder of(String channel, String hangupSource) {
        return hangupSource.equals(channel) ? REMOTE : NODE;
    }
}
