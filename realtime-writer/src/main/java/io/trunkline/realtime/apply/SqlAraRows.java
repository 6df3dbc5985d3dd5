package io.trunkline.realtime.apply;

import io.trunkline.data.rows.RowReader;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and binds rows as JSON, so that PostgreSQL converts text to and from each column's type.
final class SqlAraRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SqlAraRows() {}

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static RowKey key(RowReader row) {
        return new RowKey(AraTable.forTableName(row.text("table_name")), row.text("row_key"));
    }

    static SortedMap<String, String> columns(RowReader row) {
        var columns = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> column :
                JSON.readTree(row.text("columns")).properties()) {
            columns.put(column.getKey(), column.getValue().asString());
        }
        return columns;
    }

    static String[] keys(AraTable table, Collection<RowKey> keys) {
        return keys.stream()
                .filter(key -> key.table() == table)
                .map(RowKey::key)
                .toArray(String[]::new);
    }
}
