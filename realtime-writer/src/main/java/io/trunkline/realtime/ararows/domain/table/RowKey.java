package io.trunkline.realtime.ararows.domain.table;

import java.util.Comparator;

/// One row of one realtime table.
///
/// @param key the row's id; in `extensions` the context, the extension and the priority joined by commas, which
///     neither of them may hold
public record RowKey(AraTable table, String key) implements Comparable<RowKey> {
    private static final Comparator<RowKey> ORDER =
            Comparator.comparing(RowKey::table).thenComparing(RowKey::key);

    /// The key of a dialplan row.
    public static RowKey ofExtension(String context, String exten, int priority) {
        return new RowKey(AraTable.EXTENSIONS, context + "," + exten + "," + priority);
    }

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
