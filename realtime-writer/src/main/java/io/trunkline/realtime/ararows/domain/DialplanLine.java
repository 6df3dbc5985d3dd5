package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A line of the dialplan.
///
/// @param exten a number or a bracket-free pattern
/// @param priority from 1
/// @param appdata the application's arguments; may be empty
public record DialplanLine(String context, String exten, int priority, String app, String appdata) implements Entity {
    /// The parts of a row's key are separated by commas.
    public DialplanLine {
        if (context.indexOf(',') >= 0 || exten.indexOf(',') >= 0) {
            throw new IllegalArgumentException("context and exten must not contain a comma");
        }
    }

    @Override
    public List<DesiredRow> rows(List<String> addresses) {
        return List.of(row());
    }

    DesiredRow row() {
        return new DesiredRow(
                RowKey.ofExtension(context, exten, priority),
                new TreeMap<>(Map.of(
                        "context", context,
                        "exten", exten,
                        "priority", Integer.toString(priority),
                        "app", app,
                        "appdata", appdata)),
                null);
    }
}
