package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Take;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Gathers the trace while a decision is made.
final class Trail {
    private final List<Step> steps = new ArrayList<>();

    /// Notes what was looked at; true when all of it holds.
    boolean note(String kind, Object id, String name, Check... checks) {
        return note(kind, id, name, Arrays.asList(checks));
    }

    /// Notes what was looked at; true when all of it holds.
    boolean note(String kind, Object id, String name, List<Check> checks) {
        Step step = new Step(kind, String.valueOf(id), name, checks, false);
        steps.add(step);
        return step.passed();
    }

    /// Notes what was looked at; the reason of the first check that fails, or empty when all of it holds.
    Optional<StopReason> require(String kind, Object id, String name, List<Ruled> rules) {
        boolean passed = note(kind, id, name, rules.stream().map(Ruled::check).toList());
        return passed
                ? Optional.empty()
                : rules.stream()
                        .filter(rule -> !rule.check().passed())
                        .map(Ruled::otherwise)
                        .findFirst();
    }

    /// Notes a candidate that is the choice when all its checks hold.
    boolean choose(String kind, Object id, String name, List<Check> checks) {
        boolean passed = checks.stream().allMatch(Check::passed);
        steps.add(new Step(kind, String.valueOf(id), name, checks, passed));
        return passed;
    }

    /// The end that an outcome brings by itself.
    Decision endedBy(Outcome last, Parties parties) {
        steps.add(new Step("outcome", "", "", List.of(Check.of("outcome.goes-on", false, last)), false));
        return stop(StopReason.after(last), parties);
    }

    Decision stop(StopReason reason, Parties parties) {
        return stop(new Answer.Stop(reason), parties, List.of());
    }

    Decision stop(Answer.Stop stop, Parties parties, List<Moved> moved) {
        return new Decision(stop, parties, steps, List.of(), moved);
    }

    Decision answer(Answer answer, Parties parties, List<Take> takes, List<Moved> moved) {
        return new Decision(answer, parties, steps, takes, moved);
    }
}
