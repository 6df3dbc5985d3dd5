package io.trunkline.demo;

import io.trunkline.testkit.sipp.Answerer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Tells what happened, and whether it was what was meant to.
final class Report {

    private static final String LINE = "%-4s %-14s %-14s %-12s %-12s %5s %5s %5s  %s%n";

    private final List<Outcome> outcomes;
    private final List<String> faults = new ArrayList<>();

    Report(List<Outcome> outcomes) {
        this.outcomes = outcomes;
        for (Outcome outcome : outcomes) {
            if (!outcome.asPlanned()) {
                faults.add("the call to " + outcome.planned().to() + " was meant to end "
                        + outcome.planned().disposition() + ", its record says " + outcome.disposition());
            }
        }
    }

    /// The records must count for a carrier what SIPp counted there itself.
    void compareCarrier(String name, String id, Answerer sipp) {
        compare(
                name,
                attempt -> id.equals(id(attempt, "carrier"))
                        && id(attempt, "client").isEmpty(),
                sipp);
    }

    /// The records must count for a client what SIPp counted there itself.
    void compareClient(String name, String id, Answerer sipp) {
        compare(name, attempt -> id.equals(id(attempt, "client")), sipp);
    }

    private void compare(String name, Predicate<JsonNode> at, Answerer sipp) {
        compare(name + " answered", attempts(at, "answered"), sipp.answered());
        compare(name + " busy", attempts(at, "busy"), sipp.busy());
    }

    private void compare(String what, long recorded, long counted) {
        if (recorded != counted) {
            faults.add(what + ": " + recorded + " by the records, " + counted + " by SIPp");
        }
    }

    private long attempts(Predicate<JsonNode> at, String disposition) {
        return outcomes.stream()
                .map(Outcome::record)
                .filter(record -> record != null)
                .flatMap(record -> StreamSupport.stream(record.path("attempts").spliterator(), false))
                .filter(at)
                .filter(attempt ->
                        disposition.equals(attempt.path("disposition").asString("")))
                .count();
    }

    private static String id(JsonNode attempt, String who) {
        return attempt.path(who).path("id").asString("");
    }

    /// @return whether everything was as it was meant to be
    boolean print(PrintStream to) {
        to.printf(LINE, "", "from", "to", "meant", "recorded", "tries", "cause", "SIP", "record");
        for (Outcome outcome : outcomes) {
            to.printf(
                    LINE,
                    outcome.planned().way() == Planned.Way.OUT ? "out" : "in",
                    outcome.cell("from"),
                    outcome.planned().to(),
                    outcome.planned().disposition(),
                    outcome.disposition(),
                    outcome.attempts(),
                    outcome.cell("cause"),
                    outcome.cell("sipStatus"),
                    outcome.link());
        }
        to.println();
        faults.forEach(fault -> to.println("NOT AS MEANT: " + fault));
        to.println(summary());
        return faults.isEmpty();
    }

    private String summary() {
        long answered = count("answered");
        long busy = count("busy");
        long unanswered = count("no-answer") + count("canceled");
        long failed = outcomes.size() - answered - busy - unanswered;
        return outcomes.size() + " calls: " + answered + " answered, " + busy + " busy, " + unanswered + " unanswered, "
                + failed + " failed";
    }

    private long count(String disposition) {
        return outcomes.stream()
                .filter(outcome -> disposition.equals(outcome.disposition()))
                .count();
    }
}
