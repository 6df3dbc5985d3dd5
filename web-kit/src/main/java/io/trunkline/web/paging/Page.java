package io.trunkline.web.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items the rows, in the list's order
/// @param next the cursor to send as `after` for the next page; null on the last page
/// @param total with `count=true`: the rows of all pages, at most [PageRequest#MAX_COUNT]; otherwise absent
public record Page<T>(
        List<T> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {
    public Page {
        items = List.copyOf(items);
    }

    public Page(List<T> items, @Nullable String next) {
        this(items, next, null);
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

    public Page<T> withTotal(@Nullable Long newTotal) {
        return new Page<>(items, next, newTotal);
    }

    /// The page with its items converted.
    ///
    /// @param views as many as there are items, in the same order
    public <R> Page<R> withItems(List<R> views) {
        return new Page<>(views, next, total);
    }

    /// The page with each item converted.
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return withItems(items.stream().<R>map(view).toList());
    }
}
