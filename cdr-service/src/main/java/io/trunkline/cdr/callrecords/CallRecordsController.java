package io.trunkline.cdr.callrecords;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.trunkline.cdr.callrecords.CallRecordLines.Format;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `GET /api/v1/call-records`, `GET /api/v1/call-records/{callId}` and `GET /api/v1/call-records/changes`.
@RestController
@RequestMapping(ApiPath.V1 + "/call-records")
@Tag(name = "call-records")
class CallRecordsController {
    private final ReadCallRecords records;
    private final ExportCallRecords export;
    private final ReadChanges changes;

    CallRecordsController(ReadCallRecords records, ExportCallRecords export, ReadChanges changes) {
        this.records = records;
        this.export = export;
        this.changes = changes;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "List call records, the latest first")
    @RecordFilters
    Mono<Page<CallRecordView>> list(
            @ListOptions(sort = "-startedAt") PageRequest page,
            CurrentUser user,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.fromCallable(
                        () -> FilterParameters.parse(exchange.getRequest().getQueryParams(), user))
                .flatMap(filter -> records.list(filter, page))
                .map(rows -> rows.map(row -> CallRecordView.of(row, user.isPlatformUser())));
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(hidden = true)
    @RecordFilters
    Flux<byte[]> exportAsNdjson(
            @ListOptions(sort = "-startedAt") PageRequest page, CurrentUser user, ServerWebExchange exchange) {
        return export(page, user, exchange, Format.NDJSON);
    }

    @GetMapping(produces = "text/csv;charset=UTF-8")
    @Operation(hidden = true)
    @RecordFilters
    Flux<byte[]> exportAsCsv(
            @ListOptions(sort = "-startedAt") PageRequest page, CurrentUser user, ServerWebExchange exchange) {
        return export(page, user, exchange, Format.CSV);
    }

    /// All records of the filters, whatever the limit of a page. Text of whole pages: an object per record would be
    /// flushed alone, and an operator on that way can lose a request of a slow client, whose response then stalls.
    private Flux<byte[]> export(PageRequest page, CurrentUser user, ServerWebExchange exchange, Format format) {
        return Mono.fromCallable(
                        () -> FilterParameters.parse(exchange.getRequest().getQueryParams(), user))
                .flatMapMany(filter -> export.all(filter, page.sort(), format, user.isPlatformUser()))
                .map(lines -> lines.getBytes(UTF_8));
    }

    @GetMapping("/changes")
    @Operation(
            operationId = "listCallRecordChanges",
            summary = "List call records in the order of their completions and revisions")
    @Parameter(name = "tenantId", description = "for admins and staff; a seller sees its own tenant only")
    Mono<ChangePage> changes(@RequestParam Optional<UUID> tenantId, PageRequest page, CurrentUser user) {
        return changes.read(page, user.tenantOfList(tenantId), user.isPlatformUser());
    }

    @GetMapping("/{callId}")
    @Operation(summary = "Get a call record with its attempts and the decisions of routing")
    Mono<DetailedCallRecordView> find(@PathVariable String callId, CurrentUser user) {
        return records.find(callId, user).map(record -> DetailedCallRecordView.of(record, user));
    }
}
