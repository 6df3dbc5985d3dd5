package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Take;
import java.util.List;

/// An answer and how it came about.
///
/// @param parties who takes part in what was chosen; on a stop, who was known by then
/// @param trace   everything considered, in order
/// @param takes   what the attempt holds once it is let through: all of it or, with anything but a Dial, nothing
/// @param moved   places in the rotation that change with it
public record Decision(Answer answer, Parties parties, List<Step> trace, List<Take> takes, List<Moved> moved) {
    public Decision {
        trace = List.copyOf(trace);
        takes = List.copyOf(takes);
        moved = List.copyOf(moved);
    }

    /// A stop before anything could be considered.
    public static Decision stop(StopReason reason, Parties parties) {
        return new Decision(new Answer.Stop(reason), parties, List.of(), List.of(), List.of());
    }
}
