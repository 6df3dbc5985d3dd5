package io.trunkline.data.lists;

import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.Cursor;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a list is sorted by: one or more SQL expressions. None of them is ever NULL, since rows with a NULL would
/// be on no page.
public record SortKey(List<Part> parts) {
    public SortKey {
        parts = List.copyOf(parts);
    }

    /// @param expression never NULL
    record Part(String expression, Type type) {}

    /// How the value of a part is read from a row and from a cursor.
    enum Type {
        TEXT,
        BIGINT,
        TIME,
        UUID;

        Object read(RowReader row, String column) {
            return switch (this) {
                case TEXT -> row.text(column);
                case BIGINT -> row.bigint(column);
                case TIME -> row.instant(column);
                case UUID -> row.uuid(column);
            };
        }

        Object read(Cursor cursor, int index) {
            return switch (this) {
                case TEXT -> cursor.text(index);
                case BIGINT -> cursor.number(index);
                case TIME -> cursor.time(index);
                case UUID -> cursor.uuid(index);
            };
        }
    }

    public static SortKey text(String expression) {
        return of(expression, Type.TEXT);
    }

    /// @param expression of type bigint or integer
    public static SortKey bigint(String expression) {
        return of(expression, Type.BIGINT);
    }

    /// @param expression of type timestamptz; a value is read as [Instant]
    public static SortKey time(String expression) {
        return of(expression, Type.TIME);
    }

    public static SortKey uuid(String expression) {
        return of(expression, Type.UUID);
    }

    private static SortKey of(String expression, Type type) {
        return new SortKey(List.of(new Part(expression, type)));
    }

    /// Sorts rows with the same key by another one.
    public SortKey then(SortKey next) {
        return new SortKey(Stream.concat(parts.stream(), next.parts.stream()).toList());
    }

    /// `a DESC, b DESC`
    String orderBy(boolean descending) {
        return parts.stream()
                .map(part -> part.expression() + (descending ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    /// `a AS sort_0, b AS sort_1`, for [#position]
    String columns() {
        return numbered(index -> parts.get(index).expression() + " AS sort_" + index);
    }

    /// `(a, b) > (:after0, :after1)`
    String isAfter(boolean descending) {
        return "(%s) %s (%s)"
                .formatted(
                        numbered(index -> parts.get(index).expression()),
                        descending ? "<" : ">",
                        numbered(index -> ":after" + index));
    }

    /// The values of the key in a row.
    Stream<Object> position(RowReader row) {
        return IntStream.range(0, parts.size())
                .mapToObj(index -> parts.get(index).type().read(row, "sort_" + index));
    }

    private String numbered(IntFunction<String> text) {
        return IntStream.range(0, parts.size()).mapToObj(text).collect(Collectors.joining(", "));
    }
}
