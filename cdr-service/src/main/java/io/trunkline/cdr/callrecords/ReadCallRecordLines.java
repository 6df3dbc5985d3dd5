package io.trunkline.cdr.callrecords;

import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class ReadCallRecordLines implements CallRecordLines {
    /// 2,000 records: about a megabyte.
    private static final int PAGES = 10;

    private static final String JOB = "export";

    private final CallRecordRepository records;
    private final JsonMapper json;

    ReadCallRecordLines(CallRecordRepository records, JsonMapper json) {
        this.records = records;
        this.json = json;
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
                .map(pages -> part(pages, format, after.isEmpty()));
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

    private Part part(List<Page<CallRecordRow>> pages, Format format, boolean first) {
        var views = pages.stream()
                .flatMap(page -> page.items().stream())
                .map(CallRecordView::of)
                .toList();
        var lines = views.stream().map(view -> line(view, format)).collect(Collectors.joining());
        var header = first && format == Format.CSV ? CallRecordCsv.header() : "";
        return new Part(
                header + lines,
                views.size(),
                Optional.ofNullable(pages.getLast().next()));
    }

    private String line(CallRecordView view, Format format) {
        return switch (format) {
            case CSV -> CallRecordCsv.line(view);
            case NDJSON -> json.writeValueAsString(view) + "\n";
        };
    }
}
