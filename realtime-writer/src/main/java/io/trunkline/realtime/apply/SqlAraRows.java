package io.trunkline.realtime.apply;

import io.r2dbc.spi.Readable;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows as they travel to the database and back: JSON both ways, so that PostgreSQL itself turns text into each
/// column's type.
final class SqlAraRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SqlAraRows() {}

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static RowKey key(Readable row) {
        return new RowKey(AraTable.forTableName(text(row, "table_name")), text(row, "row_key"));
    }

    static SortedMap<String, String> columns(Readable row) {
        var columns = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> column :
                JSON.readTree(text(row, "columns")).properties()) {
            columns.put(column.getKey(), column.getValue().asString());
        }
        return columns;
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    static String[] keys(AraTable table, Collection<RowKey> keys) {
        return keys.stream()
                .filter(key -> key.table() == table)
                .map(RowKey::key)
                .toArray(String[]::new);
    }
}
