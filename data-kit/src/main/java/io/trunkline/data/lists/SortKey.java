package io.trunkline.data.lists;

/// An expression by which a list can be sorted.
///
/// @param expression never NULL
/// @param type its SQL type
public record SortKey(String expression, String type) {
    public static SortKey text(String expression) {
        return new SortKey(expression, "text");
    }

    public static SortKey bigint(String expression) {
        return new SortKey(expression, "bigint");
    }

    public static SortKey time(String expression) {
        return new SortKey(expression, "timestamptz");
    }
}
