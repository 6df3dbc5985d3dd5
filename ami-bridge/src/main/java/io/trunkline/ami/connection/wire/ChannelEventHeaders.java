package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.Channel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/// The headers of every event about a channel. asterisk-java calls the setters by header name.
abstract class ChannelEventHeaders extends ResponseEvent {

    private String channel = "";
    private String uniqueid = "";
    private String linkedid = "";

    ChannelEventHeaders(Object source) {
        super(source);
    }

    public void setChannel(@Nullable String value) {
        channel = textOrEmpty(value);
    }

    public void setUniqueid(@Nullable String value) {
        uniqueid = textOrEmpty(value);
    }

    public void setLinkedid(@Nullable String value) {
        linkedid = textOrEmpty(value);
    }

    /// Not used, like the next one. A header without a setter would be counted as unknown.
    public void setLanguage(@Nullable String value) {}

    public void setAccountCode(@Nullable String value) {}

    /// The channel that the event is about; null when the event names none.
    public @Nullable Channel channel() {
        return uniqueid.isEmpty()
                ? null
                : new Channel(
                        channel,
                        uniqueid,
                        linkedid.isEmpty() ? uniqueid : linkedid,
                        stateOrUnknown(getChannelState()),
                        getContext(),
                        getExten(),
                        getCallerIdNum(),
                        getConnectedLineNum(),
                        withoutEmpty(getChannelVariables()));
    }

    /// When it happened, by the node's clock; when it was received if the node sends no timestamps.
    public Instant at() {
        Double seconds = getTimestamp();
        return seconds == null ? getDateReceived().toInstant() : AmiTimestamps.toInstant(seconds);
    }

    static String textOrEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    static int stateOrUnknown(@Nullable Integer state) {
        return state == null ? -1 : state;
    }

    static Map<String, String> withoutEmpty(@Nullable Map<String, String> variables) {
        Map<String, String> present = new LinkedHashMap<>();
        if (variables != null) {
            variables.forEach((name, value) -> {
                if (value != null && !value.isEmpty()) {
                    present.put(name, value);
                }
            });
        }
        return present;
    }
}
