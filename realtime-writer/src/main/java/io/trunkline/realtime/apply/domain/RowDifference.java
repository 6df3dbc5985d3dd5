package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.ChangedPart;
import io.trunkline.realtime.ararows.domain.table.RowKey;
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

/// The difference between the rows in the tables and the desired rows.
///
/// @param removed rows to delete, because they are not desired or differ
/// @param written rows to insert after the deletion, because they are missing or differ
/// @param parts the parts of Asterisk that each changed row affects
public record RowDifference(List<RowKey> removed, List<AraRow> written, SortedMap<RowKey, Set<ChangedPart>> parts) {
    private static final List<String> QUALIFY_COLUMNS =
            List.of("contact", "qualify_frequency", "qualify_timeout", "qualify_2xx_only", "authenticate_qualify");

    /// @param keys the rows to compare
    /// @param desired those that the tables must have
    /// @param actual those that the tables have
    public static RowDifference between(
            Collection<RowKey> keys, Map<RowKey, AraRow> desired, Map<RowKey, AraRow> actual) {
        var written = new ArrayList<AraRow>();
        var removed = new ArrayList<RowKey>();
        var parts = new TreeMap<RowKey, Set<ChangedPart>>();
        for (RowKey key : keys) {
            AraRow target = desired.get(key);
            AraRow present = actual.get(key);
            if (Objects.equals(target, present)) {
                continue;
            }
            parts.put(key, changedParts(key.table(), target, present));
            if (present != null) {
                removed.add(key);
            }
            if (target != null) {
                written.add(target);
            }
        }
        return new RowDifference(removed, written, parts);
    }

    public boolean isEmpty() {
        return removed.isEmpty() && written.isEmpty();
    }

    /// The parts of Asterisk that these rows affect, as far as they changed.
    public Set<ChangedPart> partsOf(Collection<RowKey> keys) {
        var all = EnumSet.noneOf(ChangedPart.class);
        for (RowKey key : keys) {
            all.addAll(parts.getOrDefault(key, Set.of()));
        }
        return all;
    }

    private static Set<ChangedPart> changedParts(AraTable table, @Nullable AraRow target, @Nullable AraRow present) {
        var parts = EnumSet.of(table.part());
        if (table == AraTable.AUTHS && target != null && present != null && differs(target, present, AraRow.PASSWORD)) {
            parts.add(ChangedPart.REGISTRATION_PASSWORD);
        }
        if (table == AraTable.AORS
                && (isQualified(target) || isQualified(present))
                && QUALIFY_COLUMNS.stream().anyMatch(column -> differs(target, present, column))) {
            parts.add(ChangedPart.QUALIFY);
        }
        return parts;
    }

    private static boolean isQualified(@Nullable AraRow aor) {
        return aor != null
                && !aor.columns().getOrDefault("qualify_frequency", "0").equals("0");
    }

    private static boolean differs(@Nullable AraRow one, @Nullable AraRow other, String column) {
        return !Objects.equals(value(one, column), value(other, column));
    }

    private static @Nullable String value(@Nullable AraRow row, String column) {
        return row == null ? null : row.columns().get(column);
    }
}
