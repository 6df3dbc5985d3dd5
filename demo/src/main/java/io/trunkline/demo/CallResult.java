package io.trunkline.demo;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a planned call came out.
///
/// @param recordUrl to its record
/// @param record null when there was none in time
record CallResult(
        PlannedCall plannedCall, String recordUrl, @Nullable JsonNode record) {

    String disposition() {
        return record == null ? "no record" : record.path("disposition").asString("?");
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
