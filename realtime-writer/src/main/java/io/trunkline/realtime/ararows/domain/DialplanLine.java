package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One line of dialplan.
///
/// @param exten a number or a bracket-free pattern
/// @param priority from 1
/// @param appdata the application's arguments, empty for none
public record DialplanLine(String context, String exten, int priority, String app, String appdata) implements Entity {
    /// A comma would make two places one in the row's key, and no context or extension can hold it.
    public DialplanLine {
        if (context.indexOf(',') >= 0 || exten.indexOf(',') >= 0) {
            throw new IllegalArgumentException("a context or an extension holds no comma");
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
