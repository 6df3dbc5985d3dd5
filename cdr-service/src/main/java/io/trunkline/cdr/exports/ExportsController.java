package io.trunkline.cdr.exports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.trunkline.cdr.callrecords.CallRecordLines.Format;
import io.trunkline.cdr.callrecords.CallRecordLines.Selection;
import io.trunkline.cdr.callrecords.RecordFilters;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Files of call records that are written in the background.
@RestController
@RequestMapping(ExportView.PATH)
@Tag(name = "call-records")
class ExportsController {
    private static final String OLDEST_FIRST = "startedAt";
    private static final List<String> SORTS = List.of("-startedAt", OLDEST_FIRST);

    private final ManageExports exports;
    private final BackgroundLoop exportLoop;

    ExportsController(ManageExports exports, BackgroundLoop exportLoop) {
        this.exports = exports;
        this.exportLoop = exportLoop;
    }

    /// Sellers see those of their tenant.
    @GetMapping
    @Operation(operationId = "listCallRecordExports", summary = "List exports of call records")
    Mono<Page<ExportView>> list(
            @RequestParam(required = false) @Nullable List<String> state,
            @ListOptions(sort = "-createdAt") PageRequest page) {
        return exports.list(FilterValues.oneOf("state", state, Export.State.class), page);
    }

    /// @param format of the file: `csv` or `ndjson`
    /// @param sort `-startedAt` (default) or `startedAt`
    @PostMapping
    @RecordFilters
    @Operation(
            operationId = "exportCallRecords",
            summary = "Write the call records of the filters to a file, in the background")
    @ApiResponse(
            responseCode = "202",
            description = "Accepted",
            headers =
                    @Header(
                            name = "Location",
                            description = "The path of the export",
                            schema = @Schema(type = "string")))
    Mono<ResponseEntity<ExportView>> order(
            @RequestParam String format,
            @RequestParam Optional<String> sort,
            CurrentUser user,
            @Nullable IdempotencyKey key,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.fromCallable(() -> FilterValues.oneOf("format", List.of(format), Format.class)
                        .getFirst())
                .flatMap(one -> exports.order(selection(sort, user, exchange), one, user, key))
                .doOnNext(_ -> exportLoop.wake())
                .map(answer -> ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(URI.create(ExportView.pathOf(answer.value().id())))
                        .headers(Responses.replay(answer.isRepeat()))
                        .body(answer.value()));
    }

    private static Selection selection(Optional<String> sort, CurrentUser user, ServerWebExchange exchange) {
        var oldestFirst = FilterValues.oneOf("sort", sort.map(List::of).orElse(null), SORTS)
                .contains(OLDEST_FIRST);
        return new Selection(exchange.getRequest().getQueryParams(), user.tenantId(), oldestFirst);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getCallRecordExport", summary = "Get the state of an export of call records")
    Mono<ExportView> find(@PathVariable UUID id) {
        return exports.find(id);
    }

    @GetMapping("/{id}/file")
    @Operation(operationId = "getCallRecordExportFile", summary = "Get the file of an export of call records")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    Mono<ResponseEntity<Flux<byte[]>>> file(@PathVariable UUID id) {
        return exports.file(id)
                .map(file -> ResponseEntity.ok()
                        .contentType(mediaType(file.format()))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(file.name())
                                        .build()
                                        .toString())
                        .body(file.content()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCallRecordExport", summary = "Delete an export of call records and its file")
    Mono<Void> delete(@PathVariable UUID id) {
        return exports.delete(id);
    }

    private static MediaType mediaType(Format format) {
        return switch (format) {
            case CSV -> MediaType.parseMediaType("text/csv;charset=UTF-8");
            case NDJSON -> MediaType.APPLICATION_NDJSON;
        };
    }
}
