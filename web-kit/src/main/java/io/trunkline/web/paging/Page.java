package io.trunkline.web.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items the rows, in the list's order
/// @param next the cursor to send as `after` for the next page; null on the last page
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /// @param rows up to [PageRequest#rowsToRead] rows
    /// @param key the cursor of a row
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<? super T, Cursor> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var shown = rows.subList(0, request.limit());
        return new Page<>(shown, key.apply(shown.getLast()).encode());
    }

    /// The page with each item converted.
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
