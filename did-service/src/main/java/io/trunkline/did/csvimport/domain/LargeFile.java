package io.trunkline.did.csvimport.domain;

import io.trunkline.did.csvimport.domain.CsvRecords.CsvText;
import io.trunkline.did.csvimport.domain.CsvRecords.Split;
import io.trunkline.did.csvimport.domain.NumberFile.Beginning;
import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// A file that is read page by page, since it is too large for the memory. Its rows are read as those of a file that
/// is read as a whole, [NumberFile].
///
/// @param encoding its encoding, such as `UTF-8`
/// @param header its names as they are in the file
/// @param columns what they mean; empty where there is no name
public record LargeFile(String encoding, char separator, List<String> header, List<Optional<Column>> columns) {
    /// A page has as many rows at most.
    public static final int MAX_ROWS_OF_PAGE = 1_000;

    /// A row may have as many bytes.
    public static final int MAX_ROW_BYTES = 1024 * 1024;

    /// @param offset in bytes
    /// @param line from 1
    public record Position(long offset, long line) {}

    /// @param file with the rows of the page
    /// @param next where the next page begins
    /// @param isLast whether no page follows
    public record Page(NumberFile file, Position next, boolean isLast) {}

    /// @param rows where the first row begins
    public record Opened(LargeFile file, Position rows) {}

    /// Bytes of a file.
    ///
    /// @param isEnd whether the file ends with them
    public record Content(byte[] bytes, boolean isEnd) {
        private Reading<String> decode(int from, Charset charset) {
            return FileText.decode(ByteBuffer.wrap(bytes, from, bytes.length - from), charset, isEnd);
        }
    }

    /// A file that was opened before.
    ///
    /// @param header its names as they are in the file
    public static Reading<LargeFile> of(String encoding, char separator, List<String> header, ColumnMapping mapping) {
        return NumberFile.columns(new CsvRecord(1, header, null), mapping)
                .then(columns -> new Readable<>(new LargeFile(encoding, separator, header, columns)));
    }

    /// @param beginning the first bytes, [#MAX_ROW_BYTES] or more, or all of the file
    public static Reading<Opened> open(Content beginning, FileEncoding.Found encoding, ColumnMapping mapping) {
        return beginning.decode(encoding.markLength(), encoding.charset()).then(text -> {
            if (beginning.isEnd() && CellText.strip(text).isEmpty()) {
                return new Unreadable<>(Reason.EMPTY, "it is empty");
            }
            return NumberFile.withoutLongLine(text, 1)
                    .then(_ -> Beginning.of(text, mapping))
                    .then(start -> open(new CsvText(text, start.start(), start.line(), beginning.isEnd()), start)
                            .then(split -> opened(text, encoding, start.separator(), split, mapping)));
        });
    }

    private static Reading<Split> open(CsvText text, Beginning beginning) {
        return CsvRecords.split(text, beginning.separator(), 1);
    }

    private static Reading<Opened> opened(
            String text, FileEncoding.Found encoding, char separator, Split split, ColumnMapping mapping) {
        if (split.records().isEmpty()) {
            return new Unreadable<>(Reason.EMPTY, "it has no header");
        }
        var header = split.records().getFirst();
        long offset = encoding.markLength() + bytes(text, split.position(), encoding.charset());
        return NumberFile.columns(header, mapping)
                .then(columns -> new Readable<>(new Opened(
                        new LargeFile(encoding.charset().name(), separator, header.cells(), columns),
                        new Position(offset, split.line()))));
    }

    /// @param content what begins at the position
    /// @return empty if the content ends before a row does
    public Reading<Optional<Page>> page(Position position, Content content) {
        var charset = Charset.forName(encoding);
        return content.decode(0, charset)
                .then(text -> NumberFile.withoutLongLine(text, position.line()))
                .then(text -> CsvRecords.split(
                                new CsvText(text, 0, position.line(), content.isEnd()), separator, MAX_ROWS_OF_PAGE)
                        .then(split -> page(position, content, text, split)));
    }

    private Reading<Optional<Page>> page(Position position, Content content, String text, Split split) {
        boolean isLarge = content.bytes().length > MAX_ROW_BYTES;
        if (split.position() == 0 && !content.isEnd()) {
            return isLarge ? rowTooLarge(position.line()) : new Readable<>(Optional.empty());
        }
        var tooLarge = split.records().stream()
                .filter(csv -> isLarge && csv.characters() > MAX_ROW_BYTES)
                .findFirst();
        if (tooLarge.isPresent()) {
            return rowTooLarge(tooLarge.get().line());
        }
        var rows =
                split.records().stream().map(csv -> NumberRow.of(csv, columns)).toList();
        long offset = position.offset() + bytes(text, split.position(), Charset.forName(encoding));
        return new Readable<>(Optional.of(new Page(
                new NumberFile(encoding, separator, header, columns, rows),
                new Position(offset, split.line()),
                content.isEnd() && split.position() == text.length())));
    }

    private static <T> Reading<T> rowTooLarge(long line) {
        return new Unreadable<>(
                Reason.LINE_TOO_LONG, "the row on line " + line + " has more than 1 MB; a quote may not be closed");
    }

    private static long bytes(String text, int length, Charset charset) {
        return text.substring(0, length).getBytes(charset).length;
    }
}
