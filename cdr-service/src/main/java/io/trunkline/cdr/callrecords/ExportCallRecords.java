package io.trunkline.cdr.callrecords;

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

    ExportCallRecords(ReadCallRecords records) {
        this.records = records;
    }

    Flux<CallRecordView> all(CallRecordFilter filter, Optional<Sort> sort) {
        return records.list(filter, page(Optional.empty(), sort))
                .expand(read -> Flux.fromStream(Optional.ofNullable(read.next()).stream())
                        .flatMap(next -> records.list(filter, page(Optional.of(Cursor.decode(next)), sort))))
                .concatMapIterable(read -> read.map(CallRecordView::of).items());
    }

    private static PageRequest page(Optional<Cursor> after, Optional<Sort> sort) {
        return new PageRequest(PageRequest.MAX_LIMIT, after, sort, false);
    }
}
