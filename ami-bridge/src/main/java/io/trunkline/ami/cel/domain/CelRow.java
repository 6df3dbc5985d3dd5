package io.trunkline.ami.cel.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of Asterisk's channel event log.
///
/// @param type such as CHAN_START, ANSWER, HANGUP, LINKEDID_END
/// @param callId the channel's userfield, which the dialplan sets; null when it is empty
/// @param callerNumber the channel's caller ID number; null when unknown
/// @param cause Q.850; null for types other than HANGUP
/// @param hangupSource the name of the channel whose far end hung up, `dialplan/…`, or empty; null for types other
///     than HANGUP
public record CelRow(
        long id,
        String type,
        Instant occurredAt,
        String channel,
        String uniqueId,
        String linkedId,
        @Nullable String callId,
        @Nullable String callerNumber,
        @Nullable String exten,
        @Nullable Integer cause,
        @Nullable String hangupSource,
        @Nullable String dialStatus) {

    boolean isFirstChannel() {
        return uniqueId.equals(linkedId);
    }

    /// Whether the channel was dialed: it is neither the call's first channel nor a Local one.
    boolean isDialedChannel() {
        return !isFirstChannel() && !channel.startsWith("Local/");
    }
}
