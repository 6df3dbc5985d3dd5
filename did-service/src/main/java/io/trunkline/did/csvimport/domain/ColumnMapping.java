package io.trunkline.did.csvimport.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which columns a file has, as the request says. It has precedence over the names that are known.
public final class ColumnMapping {
    public static final ColumnMapping NONE = new ColumnMapping(Map.of());

    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /// @param columns by the name in the header, compared as [Column] does; [Column#IGNORED] leaves a column out
    public ColumnMapping(Map<String, Column> columns) {
        columns.forEach((name, column) -> {
            this.columns.put(Column.normalized(name), column);
            this.names.put(Column.normalized(name), name);
        });
    }

    Optional<Column> find(String name) {
        var mapped = columns.get(Column.normalized(name));
        return mapped == null ? Column.find(name) : Optional.of(mapped);
    }

    /// The names of the mapping that the header does not have.
    Set<String> missingIn(Iterable<String> header) {
        var missing = new HashMap<>(names);
        header.forEach(name -> missing.remove(Column.normalized(name)));
        return new TreeSet<>(missing.values());
    }
}
