package io.trunkline.web.paging;

import java.util.Optional;

/// The requested page of a list. A controller declares it as an argument.
///
/// @param limit the maximum number of rows, 1 to 200; 50 by default
/// @param after the `next` of the previous page; empty for the first page
/// @param sort empty for a list without [ListOptions]
/// @param count whether the rows of all pages are to be counted
public record PageRequest(int limit, Optional<Cursor> after, Optional<Sort> sort, boolean count) {
    /// The number of rows if the request has no limit.
    public static final int DEFAULT_LIMIT = 50;
    /// The maximum number of rows.
    public static final int MAX_LIMIT = 200;
    /// The highest count of the rows of all pages.
    public static final int MAX_COUNT = 10_000;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit");
        }
    }

    /// The number of rows to read: one more than on the page, to know whether there is a next page.
    public int rowsToRead() {
        return limit + 1;
    }
}
