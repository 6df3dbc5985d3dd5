package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callrecords.CallRecordLines.Format;
import java.util.List;
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

    String lines(List<CallRecordRow> records, Format format) {
        var lines = records.stream().map(CallRecordView::of);
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
