package io.trunkline.realtime.projection;

import io.r2dbc.spi.Readable;
import io.trunkline.realtime.projection.domain.AraTable;
import io.trunkline.realtime.projection.domain.RowKey;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows as they travel to the database and back: JSON both ways, so that PostgreSQL itself turns text into each
/// column's type.
final class SqlRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SqlRows() {}

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static RowKey key(Readable row) {
        return new RowKey(AraTable.named(text(row, "table_name")), text(row, "row_key"));
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
