package io.trunkline.demo;

import io.trunkline.testkit.sipp.SippAnswerer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Prints the results and whether they are as expected.
final class Report {

    private static final String ROW_FORMAT = "%-4s %-14s %-14s %-12s %-12s %5s %5s %5s  %s%n";

    private final List<CallResult> results;
    private final List<String> differences = new ArrayList<>();

    Report(List<CallResult> outcomes) {
        this.results = outcomes;
        for (CallResult outcome : outcomes) {
            if (!outcome.isAsPlanned()) {
                differences.add("the call to " + outcome.plannedCall().to() + " was expected to end "
                        + outcome.plannedCall().expectedDisposition() + ", its record says " + outcome.disposition());
            }
            if (!outcome.isOnPlannedNode()) {
                differences.add(
                        "the call to " + outcome.plannedCall().to() + " is recorded for the node " + outcome.node());
            }
        }
    }

    /// The records of a carrier must match SIPp's own counts.
    void compareCarrier(String name, String id, SippAnswerer sipp) {
        compare(
                name,
                attempt -> id.equals(id(attempt, "carrier"))
                        && id(attempt, "client").isEmpty(),
                sipp);
    }

    /// The records of a client must match SIPp's own counts.
    void compareClient(String name, String id, SippAnswerer sipp) {
        compare(name, attempt -> id.equals(id(attempt, "client")), sipp);
    }

    private void compare(String name, Predicate<JsonNode> at, SippAnswerer sipp) {
        compare(name + " answered", countAttempts(at, "answered"), sipp.answeredCalls());
        compare(name + " busy", countAttempts(at, "busy"), sipp.busyCalls());
    }

    private void compare(String what, long recorded, long counted) {
        if (recorded != counted) {
            differences.add(what + ": " + recorded + " by the records, " + counted + " by SIPp");
        }
    }

    private long countAttempts(Predicate<JsonNode> at, String disposition) {
        return results.stream()
                .map(CallResult::record)
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

    /// @return whether all results are as expected
    boolean print(PrintStream to) {
        to.printf(ROW_FORMAT, "", "from", "to", "expected", "recorded", "tries", "cause", "SIP", "record");
        for (CallResult outcome : results) {
            to.printf(
                    ROW_FORMAT,
                    outcome.plannedCall().direction() == PlannedCall.CallDirection.OUTBOUND ? "out" : "in",
                    outcome.fieldText("from"),
                    outcome.plannedCall().to(),
                    outcome.plannedCall().expectedDisposition(),
                    outcome.disposition(),
                    outcome.attemptCount(),
                    outcome.fieldText("cause"),
                    outcome.fieldText("sipStatus"),
                    outcome.recordUrl());
        }
        to.println();
        differences.forEach(fault -> to.println("DIFFERENT: " + fault));
        to.println(summary());
        if (callsByNode().size() > 1) {
            to.println("by node: "
                    + callsByNode().entrySet().stream()
                            .map(node -> node.getKey() + " " + node.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return differences.isEmpty();
    }

    private String summary() {
        long answered = count("answered");
        long busy = count("busy");
        long unanswered = count("no-answer") + count("canceled");
        long failed = results.size() - answered - busy - unanswered;
        return results.size() + " calls: " + answered + " answered, " + busy + " busy, " + unanswered + " unanswered, "
                + failed + " failed";
    }

    private Map<String, Long> callsByNode() {
        return results.stream()
                .filter(outcome -> !outcome.node().isEmpty())
                .collect(Collectors.groupingBy(CallResult::node, TreeMap::new, Collectors.counting()));
    }

    private long count(String disposition) {
        return results.stream()
                .filter(outcome -> disposition.equals(outcome.disposition()))
                .count();
    }
}
