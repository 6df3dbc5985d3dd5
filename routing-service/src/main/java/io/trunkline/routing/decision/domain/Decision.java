package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.RotationMove;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.ids.Parties;
import java.util.List;

/// An answer, and how it was reached.
///
/// @param parties       the parties of the attempt, or those known when it was refused
/// @param trace         the steps of the decision, in order
/// @param capUses       the caps that the attempt uses once it is admitted; empty unless the answer is a Dial
/// @param rotationMoves changes of the rotation
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

    /// A Stop without a trace.
    public static Decision stop(StopReason reason, Parties parties) {
        return new Decision(new Answer.Stop(reason), parties, List.of(), List.of(), List.of());
    }
}
