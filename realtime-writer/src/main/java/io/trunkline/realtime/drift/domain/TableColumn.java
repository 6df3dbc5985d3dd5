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

    /// A name that begins with a digit is quoted, such as `100rel`.
    String addStatement() {
        var quoted = Character.isDigit(name.charAt(0)) ? '"' + name + '"' : name;
        return "ALTER TABLE %s ADD COLUMN %s %s".formatted(table, quoted, type);
    }
}
