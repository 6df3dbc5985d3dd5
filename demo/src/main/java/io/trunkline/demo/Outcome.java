package io.trunkline.demo;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a planned call came out.
///
/// @param link to its record
/// @param record null when there was none in time
record Outcome(Planned planned, String link, @Nullable JsonNode record) {

    String disposition() {
        return record == null ? "no record" : record.path("disposition").asString("?");
    }

    boolean asPlanned() {
        return disposition().equals(planned.disposition());
    }

    String cell(String field) {
        return record == null
                        || record.path(field).isNull()
                        || record.path(field).isMissingNode()
                ? "-"
                : record.path(field).asString();
    }

    int attempts() {
        return record == null ? 0 : record.path("attempts").size();
    }
}
