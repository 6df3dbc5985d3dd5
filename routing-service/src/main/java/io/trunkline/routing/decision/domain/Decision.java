package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.RotationMove;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.Parties;
import java.util.List;

/// An answer and how it came about.
///
/// @param parties who takes part in what was chosen; on a stop, who was known by then
/// @param trace   everything considered, in order
/// @param capUses   what the attempt holds once it is let through: all of it or, with anything but a Dial, nothing
/// @param rotationMoves   places in the rotation that change with it
public record Decision(
        Answer answer,
        Parties parties,
        List<TraceEntry> trace,
        List<CapUse> capUses,
        List<RotationMove> rotationMoves) {
    public Decision {
        trace = List.copyOf(trace);
        capUses = List.copyOf(capUses);
        rotationMoves = List.copyOf(rotationMoves);
    }

    /// A stop before anything could be considered.
    public static Decision stop(StopReason reason, Parties parties) {
        return new Decision(new Answer.Stop(reason), parties, List.of(), List.of(), List.of());
    }
}
