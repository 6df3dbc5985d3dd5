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

/// What has to be done to the tables so that they hold what is wanted.
///
/// @param removed rows that are there and are wanted by nobody, or otherwise than they are
/// @param written rows that are new or differ, as they shall be, once the removed ones are gone
/// @param parts what each touched row concerns
public record RowDifference(List<RowKey> removed, List<AraRow> written, SortedMap<RowKey, Set<ChangedPart>> parts) {
    private static final List<String> QUALIFY_COLUMNS =
            List.of("contact", "qualify_frequency", "qualify_timeout", "qualify_2xx_only", "authenticate_qualify");

    /// @param keys every row in question
    /// @param wanted the rows among them that are to be
    /// @param actual the rows among them that are
    public static RowDifference between(
            Collection<RowKey> keys, Map<RowKey, AraRow> wanted, Map<RowKey, AraRow> actual) {
        var written = new ArrayList<AraRow>();
        var removed = new ArrayList<RowKey>();
        var parts = new TreeMap<RowKey, Set<ChangedPart>>();
        for (RowKey key : keys) {
            AraRow shall = wanted.get(key);
            AraRow is = actual.get(key);
            if (Objects.equals(shall, is)) {
                continue;
            }
            parts.put(key, changedParts(key.table(), shall, is));
            if (is != null) {
                removed.add(key);
            }
            if (shall != null) {
                written.add(shall);
            }
        }
        return new RowDifference(removed, written, parts);
    }

    /// Whether the tables hold what is wanted.
    public boolean isEmpty() {
        return removed.isEmpty() && written.isEmpty();
    }

    /// What these rows concern, of those that the difference touches.
    public Set<ChangedPart> partsOf(Collection<RowKey> keys) {
        var all = EnumSet.noneOf(ChangedPart.class);
        for (RowKey key : keys) {
            all.addAll(parts.getOrDefault(key, Set.of()));
        }
        return all;
    }

    private static Set<ChangedPart> changedParts(AraTable table, @Nullable AraRow shall, @Nullable AraRow is) {
        var parts = EnumSet.of(table.part());
        if (table == AraTable.AUTHS && shall != null && is != null && differs(shall, is, AraRow.PASSWORD)) {
            parts.add(ChangedPart.REGISTRATION_PASSWORD);
        }
        if (table == AraTable.AORS
                && (isQualified(shall) || isQualified(is))
                && QUALIFY_COLUMNS.stream().anyMatch(column -> differs(shall, is, column))) {
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
