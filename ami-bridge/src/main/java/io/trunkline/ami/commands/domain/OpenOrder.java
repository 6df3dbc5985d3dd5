package io.trunkline.ami.commands.domain;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// An order to place a call that was claimed and is not done: the bridge was killed or ran out of time in between,
/// or is executing it right now.
///
/// @param deadline after it no bridge sends the order to the node
/// @param variables the channel variables of the call
public record OpenOrder(UUID commandId, String callId, Instant deadline, ChannelVariables variables) {

    /// How long after the deadline the call of an order that was sent just before it may still appear.
    static final Duration GRACE = Duration.ofSeconds(10);

    /// What to do with an open order. It is never sent again, since the node may have received it.
    public enum NextAction {
        /// It may still be executed.
        WAIT,
        /// The call was observed, so there is nothing to report.
        CLOSE,
        /// The result is reported as unknown.
        PUBLISH_UNKNOWN
    }

    /// @param seen whether the call is live, or was ever observed
    public NextAction nextAction(boolean seen, Instant now) {
        if (seen) {
            return NextAction.CLOSE;
        }
        return now.isAfter(deadline.plus(GRACE)) ? NextAction.PUBLISH_UNKNOWN : NextAction.WAIT;
    }
}
