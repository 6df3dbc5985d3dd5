package io.trunkline.routing.decisions.domain;

import java.util.List;

/// An answer and how it came about.
///
/// @param parties who takes part in what was chosen; on a stop, who was known by then
/// @param trace   everything considered, in order
public record Decision(Answer answer, Parties parties, List<Step> trace) {
    public Decision {
        trace = List.copyOf(trace);
    }

    /// A stop before anything could be considered.
    public static Decision stop(StopReason reason, Parties parties) {
        return new Decision(new Answer.Stop(reason), parties, List.of());
    }
}
