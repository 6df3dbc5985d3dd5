package io.trunkline.ami.connection.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One channel of a node as an event or a list names it.
///
/// @param name such as `PJSIP/acme-0000001a` or `Local/14045550100@trunkline-outbound-00000003;1`
/// @param uniqueId Asterisk's Uniqueid
/// @param linkedId Uniqueid of the oldest channel that this one is linked with: the same for a whole call
/// @param state Asterisk's channel state: 0 down, 4 ring, 5 ringing, 6 up; -1 when not said
/// @param context dialplan context, null when not said
/// @param exten dialplan extension, null when not said
/// @param callerNumber the channel's own caller id number, null when unknown
/// @param connectedNumber the number of who it talks to, null when unknown
/// @param variables those listed under `channelvars=` in manager.conf, empty values left out
public record Channel(
        String name,
        String uniqueId,
        String linkedId,
        int state,
        @Nullable String context,
        @Nullable String exten,
        @Nullable String callerNumber,
        @Nullable String connectedNumber,
        Map<String, String> variables) {

    private static final int UP = 6;

    public Channel {
        variables = Map.copyOf(variables);
    }

    /// Whether this is half of a Local channel: plumbing that reaches nobody by itself.
    public boolean isLocal() {
        return name.startsWith("Local/");
    }

    /// Whether this is the half of a Local channel that runs the dialplan.
    public boolean isLocalDialplanHalf() {
        return isLocal() && name.endsWith(";2");
    }

    /// Whether the call began with this channel.
    public boolean isFirstOfCall() {
        return uniqueId.equals(linkedId);
    }

    /// Whether it is answered.
    public boolean isAnswered() {
        return state == UP;
    }

    /// The PJSIP endpoint in the channel's name, null for other channels.
    public @Nullable String endpointId() {
        int dash = name.lastIndexOf('-');
        return name.startsWith("PJSIP/") && dash > 6 ? name.substring(6, dash) : null;
    }
}
