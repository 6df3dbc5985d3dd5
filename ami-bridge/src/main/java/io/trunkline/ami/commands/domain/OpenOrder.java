package io.trunkline.ami.commands.domain;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// An order to place a call that a bridge claimed and neither carried out nor gave up, as far as the database
/// knows: the bridge was killed or ran out of time in between, or is acting right now.
///
/// @param deadline past it no bridge sends the order to the node
/// @param variables whose call it was to be
public record OpenOrder(UUID commandId, String callId, Instant deadline, ChannelVariables variables) {

    /// After the deadline: an order sent just before it is answered by then, and what followed has been heard.
    static final Duration GRACE = Duration.ofSeconds(10);

    /// What to do about it. Placing the call is not among it: the node may have been told already.
    public enum NextAction {
        /// It may still be carried out.
        WAIT,
        /// The call began, or its end has been told: there is nothing to say.
        CLOSE,
        /// Nobody will ever know.
        PUBLISH_UNKNOWN
    }

    /// @param noticed whether anything of the call lives or was ever seen or told
    public NextAction nextAction(boolean noticed, Instant now) {
        if (noticed) {
            return NextAction.CLOSE;
        }
        return now.isAfter(deadline.plus(GRACE)) ? NextAction.PUBLISH_UNKNOWN : NextAction.WAIT;
    }
}
