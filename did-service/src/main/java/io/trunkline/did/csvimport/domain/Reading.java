package io.trunkline.did.csvimport.domain;

import java.util.function.Function;

/// A part of a file that was read, or why the file is refused.
public sealed interface Reading<T> {
    /// Continues with the next step, unless the file is refused.
    default <R> Reading<R> then(Function<? super T, Reading<R>> step) {
        return switch (this) {
            case Readable<T>(var value) -> step.apply(value);
            case Unreadable<T>(var reason, var detail) -> new Unreadable<>(reason, detail);
        };
    }

    record Readable<T>(T value) implements Reading<T> {}

    /// @param detail the end of the sentence "The file cannot be imported: …"
    record Unreadable<T>(Reason reason, String detail) implements Reading<T> {}

    /// Why a file is refused as a whole.
    enum Reason {
        /// It has no rows.
        EMPTY,
        /// It is a workbook, a PDF or an archive.
        NOT_CSV,
        /// No column of its header is the number.
        NO_NUMBER_COLUMN,
        /// Its header has a column that is not known.
        UNKNOWN_COLUMN,
        LINE_TOO_LONG,
        /// It has more rows than are imported within a request.
        TOO_MANY_ROWS,
        /// Its characters or quotes cannot be read.
        UNREADABLE
    }
}
