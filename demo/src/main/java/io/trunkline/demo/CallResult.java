package io.trunkline.demo;

import io.trunkline.testkit.suite.RunningSuite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The result of a planned call.
///
/// @param recordUrl the URL of its record
/// @param record null if there was none in time
record CallResult(
        PlannedCall plannedCall, String recordUrl, @Nullable JsonNode record) {

    String disposition() {
        return record == null ? "no record" : record.path("disposition").asString("?");
    }

    /// The node that the call was on; empty without a record.
    String node() {
        return record == null ? "" : record.path("node").asString("");
    }

    /// Whether it was on the node where it was sent. Routing-service chooses the node of an outbound call.
    boolean isOnPlannedNode() {
        RunningSuite.Node planned = plannedCall.node();
        return planned == null || record == null || node().equals(planned.name());
    }

    boolean isAsPlanned() {
        return disposition().equals(plannedCall.expectedDisposition());
    }

    String fieldText(String field) {
        return record == null
                        || record.path(field).isNull()
                        || record.path(field).isMissingNode()
                ? "-"
                : record.path(field).asString();
    }

    int attemptCount() {
        return record == null ? 0 : record.path("attempts").size();
    }
}
