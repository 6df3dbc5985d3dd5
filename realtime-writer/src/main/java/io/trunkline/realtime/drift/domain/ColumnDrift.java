package io.trunkline.realtime.drift.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A realtime table that lacks columns which Asterisk 22 has, or a view of a node that lacks columns of its table.
///
/// @param unknown the columns that Asterisk 22 does not have: one of them may be a missing column that was renamed
/// @param remedy the statements that add what is missing, in their order
public record ColumnDrift(String table, SortedSet<String> missing, SortedSet<String> unknown, List<String> remedy) {

    /// The views that a node uses in place of a table, as they were created. PostgreSQL does not add a new column
    /// of the table to them.
    private static final Map<String, NodeView> VIEWS = Map.of(
            "node_contacts",
            new NodeView(
                    "ps_contacts",
                    "SELECT * FROM ps_contacts WHERE reg_server = current_node() WITH CHECK OPTION",
                    "SELECT, INSERT, UPDATE, DELETE"),
            "node_registrations",
            new NodeView(
                    "ps_registrations",
                    "SELECT r.* FROM ps_registrations r JOIN projection.registration_node o"
                            + " ON o.registration = r.id WHERE o.node = current_node()",
                    "SELECT"));

    /// @param privileges of the nodes' role
    private record NodeView(String table, String query, String privileges) {
        /// The view is created anew: PostgreSQL replaces one only by the same columns with more at their end, and
        /// a column that was renamed is in between. The role of the nodes may be missing, as in the migrations.
        List<String> remedy(String name) {
            return List.of(
                    "DROP VIEW IF EXISTS " + name,
                    "CREATE VIEW %s AS %s".formatted(name, query),
                    ("DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'asterisk_ara')"
                                    + " THEN GRANT %s ON %s TO asterisk_ara; END IF; END $$")
                            .formatted(privileges, name));
        }
    }

    /// @param expected of all tables
    /// @param actual the columns of each table and view; one that does not exist has none
    /// @return the tables and views that lack columns, by name
    public static List<ColumnDrift> between(List<TableColumn> expected, Map<String, Set<String>> actual) {
        var byTable = new TreeMap<String, List<TableColumn>>();
        expected.forEach(column ->
                byTable.computeIfAbsent(column.table(), _ -> new ArrayList<>()).add(column));
        var drifts = new ArrayList<ColumnDrift>();
        byTable.forEach((table, columns) -> drifts.add(ofTable(table, columns, actual)));
        new TreeMap<>(VIEWS).forEach((view, definition) -> drifts.add(ofView(view, definition, actual)));
        drifts.removeIf(drift -> drift.missing().isEmpty());
        return List.copyOf(drifts);
    }

    private static ColumnDrift ofTable(String table, List<TableColumn> columns, Map<String, Set<String>> actual) {
        var present = actual.getOrDefault(table, Set.of());
        var lacking = columns.stream()
                .filter(column -> !present.contains(column.name()))
                .toList();
        var missing = new TreeSet<String>();
        lacking.forEach(column -> missing.add(column.name()));
        var unknown = new TreeSet<>(present);
        columns.forEach(column -> unknown.remove(column.name()));
        return new ColumnDrift(
                table,
                missing,
                unknown,
                lacking.stream().map(TableColumn::addStatement).toList());
    }

    private static ColumnDrift ofView(String view, NodeView definition, Map<String, Set<String>> actual) {
        var missing = new TreeSet<>(actual.getOrDefault(definition.table(), Set.of()));
        missing.removeAll(actual.getOrDefault(view, Set.of()));
        return new ColumnDrift(view, missing, new TreeSet<>(), definition.remedy(view));
    }

    /// Such as `ps_contacts.reg_server`.
    public List<String> names() {
        return missing.stream().map(column -> table + "." + column).toList();
    }
}
