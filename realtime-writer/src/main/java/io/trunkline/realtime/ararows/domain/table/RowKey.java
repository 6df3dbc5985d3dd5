package io.trunkline.realtime.ararows.domain.table;

import java.util.Comparator;

/// The key of a row in one of the realtime tables.
///
/// @param key the row's id; in `extensions` context, extension and priority, separated by commas
public record RowKey(AraTable table, String key) implements Comparable<RowKey> {
    private static final Comparator<RowKey> ORDER =
            Comparator.comparing(RowKey::table).thenComparing(RowKey::key);

    public static RowKey ofExtension(String context, String exten, int priority) {
        return new RowKey(AraTable.EXTENSIONS, context + "," + exten + "," + priority);
    }

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
