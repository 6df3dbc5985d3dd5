package io.trunkline.ami.commands.domain;

import io.trunkline.ami.facts.domain.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// An order to place a call that a bridge claimed and neither carried out nor gave up, as far as the database knows:
/// the
/// bridge was killed or ran out of time in between, or is acting right now.
///
/// @param deadline past it no bridge sends the order to the node
/// @param tags whose call it was to be
public record Unfinished(UUID commandId, String callId, Instant deadline, Tags tags) {

    /// After the deadline: an order sent just before it is answered by then, and what followed has been heard.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What to do about it. Placing the call is not among it: the node may have been told already.
    public enum Verdict {
        /// It may still be carried out.
        WAIT,
        /// The call began, or its end has been told: there is nothing to say.
        CLOSE,
        /// Nobody will ever know.
        SAY_UNKNOWN
    }

    /// @param noticed whether anything of the call lives or was ever seen or told
    public Verdict verdict(boolean noticed, Instant now) {
        if (noticed) {
            return Verdict.CLOSE;
        }
        return now.isAfter(deadline.plus(PATIENCE)) ? Verdict.SAY_UNKNOWN : Verdict.WAIT;
    }
}
