package io.trunkline.cdr.callrecords;

import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;

@Component
class ReadCallRecordLines implements CallRecordLines {
    /// 2,000 records: about a megabyte.
    private static final int PAGES = 10;

    private static final String JOB = "export";

    private final CallRecordRepository records;
    private final CallRecordText text;

    ReadCallRecordLines(CallRecordRepository records, CallRecordText text) {
        this.records = records;
        this.text = text;
    }

    @Override
    public void check(Selection selection) {
        var _ = filter(selection);
    }

    @Override
    public Mono<Part> read(Selection selection, Format format, Optional<String> after) {
        var filter = filter(selection);
        var sort = new Sort("startedAt", !selection.oldestFirst());
        return records.list(filter, page(after, sort))
                .expand(read -> Mono.justOrEmpty(read.next())
                        .flatMap(next -> records.list(filter, page(Optional.of(next), sort))))
                .take(PAGES)
                .collectList()
                .map(pages -> part(pages, selection, format, after.isEmpty()));
    }

    private static CallRecordFilter filter(Selection selection) {
        var role = selection.sellerTenant().isPresent() ? Role.SELLER : Role.ADMIN;
        return FilterParameters.parse(
                new LinkedMultiValueMap<>(selection.filters()),
                new CurrentUser(JOB, JOB, role, selection.sellerTenant()));
    }

    private static PageRequest page(Optional<String> after, Sort sort) {
        return new PageRequest(PageRequest.MAX_LIMIT, after.map(Cursor::decode), Optional.of(sort), false);
    }

    private Part part(List<Page<CallRecordRow>> pages, Selection selection, Format format, boolean first) {
        var rows = pages.stream().flatMap(page -> page.items().stream()).toList();
        var header = first ? CallRecordText.header(format) : "";
        return new Part(
                header
                        + text.lines(
                                rows.stream(), format, selection.sellerTenant().isEmpty()),
                rows.size(),
                Optional.ofNullable(pages.getLast().next()));
    }
}
