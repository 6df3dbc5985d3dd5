package io.trunkline.demo;

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
