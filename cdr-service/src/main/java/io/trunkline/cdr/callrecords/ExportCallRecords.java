package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callrecords.CallRecordLines.Format;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Reads all call records of a filter, page after page, so that no statement and no transaction takes long.
@Component
class ExportCallRecords {
    private final ReadCallRecords records;
    private final CallRecordText text;

    ExportCallRecords(ReadCallRecords records, CallRecordText text) {
        this.records = records;
        this.text = text;
    }

    /// The lines of a page at a time. The first part of CSV begins with the header, so an error before the first
    /// record can still be reported as a problem.
    ///
    /// @param isForStaff whether it is read by an admin or staff
    Flux<String> all(CallRecordFilter filter, Optional<Sort> sort, Format format, boolean isForStaff) {
        return records.list(filter, page(Optional.empty(), sort))
                .expand(read -> Flux.fromStream(Optional.ofNullable(read.next()).stream())
                        .flatMap(next -> records.list(filter, page(Optional.of(Cursor.decode(next)), sort))))
                .map(read -> text.lines(read.items().stream(), format, isForStaff))
                .switchOnFirst(
                        (first, pages) -> first.isOnError() ? pages : pages.startWith(CallRecordText.header(format)));
    }

    private static PageRequest page(Optional<Cursor> after, Optional<Sort> sort) {
        return new PageRequest(PageRequest.MAX_LIMIT, after, sort, false);
    }
}
