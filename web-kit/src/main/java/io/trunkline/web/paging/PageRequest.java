package io.trunkline.web.paging;

import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;

/// Which part of a list is asked for. A controller declares it as an argument.
///
/// @param limit how many rows, 1 to 200, 50 if not given
/// @param after the `next` of the page before; empty for the first page
@ParameterObject
public record PageRequest(int limit, Optional<Cursor> after) {
    /// Rows of a page when the caller does not say.
    public static final int DEFAULT_LIMIT = 50;
    /// Most rows of a page.
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit");
        }
    }

    /// How many rows to read: one more than shown, which tells whether there is a next page.
    public int rowsToRead() {
        return limit + 1;
    }
}
