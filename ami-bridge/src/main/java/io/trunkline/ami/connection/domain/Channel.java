package io.trunkline.ami.connection.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A channel as an event or a list of channels describes it.
///
/// @param name such as `PJSIP/acme-0000001a` or `Local/14045550100@trunkline-outbound-00000003;1`
/// @param uniqueId Asterisk's Uniqueid
/// @param linkedId Uniqueid of the oldest linked channel; the same for all channels of a call
/// @param state Asterisk's channel state: 0 down, 4 ring, 5 ringing, 6 up; -1 when not reported
/// @param context dialplan context; null when not reported
/// @param exten dialplan extension; null when not reported
/// @param callerNumber the channel's own caller ID number; null when unknown
/// @param connectedNumber the other party's number; null when unknown
/// @param variables those listed under `channelvars=` in manager.conf, without empty ones
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

    /// Whether this is half of a Local channel, which connects parts of the dialplan and reaches no phone.
    public boolean isLocal() {
        return name.startsWith("Local/");
    }

    /// Whether this is the half of a Local channel that runs the dialplan.
    public boolean isLocalDialplanHalf() {
        return isLocal() && name.endsWith(";2");
    }

    /// Whether this is the first channel of its call.
    public boolean isFirstOfCall() {
        return uniqueId.equals(linkedId);
    }

    public boolean isAnswered() {
        return state == UP;
    }

    /// The PJSIP endpoint in the channel's name; null for other channels.
    public @Nullable String endpointId() {
        int dash = name.lastIndexOf('-');
        return name.startsWith("PJSIP/") && dash > 6 ? name.substring(6, dash) : null;
    }
}
