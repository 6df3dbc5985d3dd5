package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.RotationMove;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.routing.decision.domain.trace.CheckWithReason;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import io.trunkline.telephony.tags.CallTags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Collects the trace of a decision.
public final class DecisionBuilder {
    private final List<TraceEntry> trace = new ArrayList<>();

    /// Adds a step; true when all its checks passed.
    public boolean check(String kind, Object id, String name, Check... checks) {
        return check(kind, id, name, Arrays.asList(checks));
    }

    /// Adds a step; true when all its checks passed.
    public boolean check(String kind, Object id, String name, List<Check> checks) {
        TraceEntry step = new TraceEntry(kind, String.valueOf(id), name, checks, false);
        trace.add(step);
        return step.passed();
    }

    /// Adds a step; the reason of the first failed check, or empty when all passed.
    public Optional<StopReason> require(String kind, Object id, String name, List<CheckWithReason> rules) {
        boolean passed =
                check(kind, id, name, rules.stream().map(CheckWithReason::check).toList());
        return passed
                ? Optional.empty()
                : rules.stream()
                        .filter(rule -> !rule.check().passed())
                        .map(CheckWithReason::reason)
                        .findFirst();
    }

    /// Adds a candidate, which is chosen when all its checks passed.
    public boolean choose(String kind, Object id, String name, List<Check> checks) {
        boolean passed = checks.stream().allMatch(Check::passed);
        trace.add(new TraceEntry(kind, String.valueOf(id), name, checks, passed));
        return passed;
    }

    /// Adds the tags of the call, if there are any. What a header had besides tags is ignored.
    public void addTags(CallTags tags) {
        if (!tags.isEmpty()) {
            String detail = tags.ignored() == 0 ? "" : "ignored " + tags.ignored();
            boolean _ = check("tags", "", tags.toString(), new Check("tags.valid", tags.ignored() == 0, detail));
        }
    }

    /// The Stop that follows from the outcome of the last attempt.
    public Decision stopAfter(AttemptOutcome last, Parties parties) {
        trace.add(new TraceEntry("outcome", "", "", List.of(Check.of("outcome.goes-on", false, last)), false));
        return stop(StopReason.forOutcome(last), parties);
    }

    public Decision stop(StopReason reason, Parties parties) {
        return stop(new Answer.Stop(reason), parties, List.of());
    }

    public Decision stop(Answer.Stop stop, Parties parties, List<RotationMove> moves) {
        return new Decision(stop, parties, trace, List.of(), moves);
    }

    public Decision answer(Answer answer, Parties parties, List<CapUse> uses, List<RotationMove> moves) {
        return new Decision(answer, parties, trace, uses, moves);
    }
}
