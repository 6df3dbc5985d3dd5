package io.trunkline.realtime.drift.domain;

/// A column that a realtime table of Asterisk 22 has.
///
/// @param type as PostgreSQL writes it, such as `VARCHAR(255)`
public record TableColumn(String table, String name, String type) {
    /// @param line `<table> <name> <type>`
    public static TableColumn parse(String line) {
        var parts = line.split(" ", 3);
        return new TableColumn(parts[0], parts[1], parts[2]);
    }

    String addStatement() {
        return "ALTER TABLE %s ADD COLUMN %s %s".formatted(table, name, type);
    }
}
