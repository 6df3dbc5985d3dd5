package io.trunkline.realtime.projection.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What has to be done to the tables so that they hold what is wanted.
///
/// @param removed rows that are there and are wanted by nobody, or otherwise than they are
/// @param written rows that are new or differ, as they shall be, once the removed ones are gone
/// @param parts what each touched row concerns
public record Difference(List<RowKey> removed, List<Row> written, SortedMap<RowKey, Set<Part>> parts) {
    private static final List<String> QUALIFY_COLUMNS =
            List.of("contact", "qualify_frequency", "qualify_timeout", "qualify_2xx_only", "authenticate_qualify");

    /// @param keys every row in question
    /// @param wanted the rows among them that are to be
    /// @param actual the rows among them that are
    public static Difference between(Collection<RowKey> keys, Map<RowKey, Row> wanted, Map<RowKey, Row> actual) {
        var written = new ArrayList<Row>();
        var removed = new ArrayList<RowKey>();
        var parts = new TreeMap<RowKey, Set<Part>>();
        for (RowKey key : keys) {
            Row shall = wanted.get(key);
            Row is = actual.get(key);
            if (Objects.equals(shall, is)) {
                continue;
            }
            parts.put(key, concerned(key.table(), shall, is));
            if (is != null) {
                removed.add(key);
            }
            if (shall != null) {
                written.add(shall);
            }
        }
        return new Difference(removed, written, parts);
    }

    /// Whether the tables hold what is wanted.
    public boolean isEmpty() {
        return removed.isEmpty() && written.isEmpty();
    }

    /// What these rows concern, of those that the difference touches.
    public Set<Part> partsOf(Collection<RowKey> keys) {
        var all = EnumSet.noneOf(Part.class);
        for (RowKey key : keys) {
            all.addAll(parts.getOrDefault(key, Set.of()));
        }
        return all;
    }

    private static Set<Part> concerned(AraTable table, @Nullable Row shall, @Nullable Row is) {
        var parts = EnumSet.of(table.part());
        if (table == AraTable.AUTHS && shall != null && is != null && differs(shall, is, Row.PASSWORD)) {
            parts.add(Part.REGISTRATION_PASSWORD);
        }
        if (table == AraTable.AORS
                && (qualified(shall) || qualified(is))
                && QUALIFY_COLUMNS.stream().anyMatch(column -> differs(shall, is, column))) {
            parts.add(Part.QUALIFY);
        }
        return parts;
    }

    private static boolean qualified(@Nullable Row aor) {
        return aor != null
                && !aor.columns().getOrDefault("qualify_frequency", "0").equals("0");
    }

    private static boolean differs(@Nullable Row one, @Nullable Row other, String column) {
        return !Objects.equals(value(one, column), value(other, column));
    }

    private static @Nullable String value(@Nullable Row row, String column) {
        return row == null ? null : row.columns().get(column);
    }
}
