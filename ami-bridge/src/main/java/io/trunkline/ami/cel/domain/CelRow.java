package io.trunkline.ami.cel.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of Asterisk's channel event log.
///
/// @param type such as CHAN_START, ANSWER, HANGUP, LINKEDID_END
/// @param callId what the dialplan wrote into the channel's userfield, null when nothing
/// @param callerNumber of the channel, null when unknown
/// @param cause Q.850, with HANGUP
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
        @Nullable String dialStatus) {

    boolean isFirstChannel() {
        return uniqueId.equals(linkedId);
    }

    /// A channel that somebody was dialled by: not the call's own, and no plumbing.
    boolean isDialedChannel() {
        return !isFirstChannel() && !channel.startsWith("Local/");
    }
}
