package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callrecords.CallRecordLines.Format;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Call records as lines of text.
@Component
class CallRecordText {
    private final JsonMapper json;

    CallRecordText(JsonMapper json) {
        this.json = json;
    }

    static String header(Format format) {
        return format == Format.CSV ? CallRecordCsv.header() : "";
    }

    /// @param isForStaff whether it is read by an admin or staff
    String lines(Stream<CallRecordRow> records, Format format, boolean isForStaff) {
        var lines = records.map(row -> CallRecordView.of(row, isForStaff));
        return switch (format) {
            case CSV -> CallRecordCsv.lines(lines);
            case NDJSON -> {
                var text = new StringBuilder();
                lines.forEach(
                        record -> text.append(json.writeValueAsString(record)).append('\n'));
                yield text.toString();
            }
        };
    }
}
