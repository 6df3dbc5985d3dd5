package io.trunkline.did.csvimport;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.stream.EventStreams;
import io.trunkline.web.stream.StreamSlots;
import io.trunkline.web.stream.StreamedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Imports and their progress.
@RestController
@RequestMapping(ImportProgress.PATH)
class ImportsController {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /// Without it, Excel takes UTF-8 for another encoding.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ManageImports imports;
    private final FollowImports follow;
    private final EventStreams streams;
    private final StreamSlots slots;

    ImportsController(
            ManageImports imports,
            FollowImports follow,
            EventStreams streams,
            ImportSettings settings,
            MeterRegistry meters) {
        this.imports = imports;
        this.follow = follow;
        this.streams = streams;
        this.slots = settings.slots();
        meters.gauge("trunkline.imports.streams", slots, StreamSlots::open);
    }

    /// @param tenantId only those of one tenant; sellers see their own
    @Operation(operationId = "listDidImports", summary = "List imports of numbers")
    @GetMapping
    Mono<Page<ImportProgress>> list(
            CurrentUser caller,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam(required = false) @Nullable List<String> state,
            @ListOptions(sort = "-createdAt") PageRequest page) {
        return imports.list(caller, tenantId, FilterValues.oneOf("state", state, ImportState.class), page);
    }

    @Operation(operationId = "getDidImport", summary = "Get an import of numbers")
    @GetMapping("/{id}")
    Mono<ImportView> find(CurrentUser caller, @PathVariable UUID id) {
        return imports.view(caller, id);
    }

    @Operation(operationId = "getFailedRowsOfDidImport", summary = "Get the failed rows of an import as CSV")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping(path = "/{id}/failed-rows", produces = "text/csv")
    Mono<ResponseEntity<Flux<String>>> failedRows(CurrentUser caller, @PathVariable UUID id) {
        return imports.failedRows(caller, id)
                .map(rows -> ResponseEntity.ok()
                        .contentType(CSV)
                        .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                                .filename("failed-rows.csv")
                                .build()))
                        .body(rows.startWith(BYTE_ORDER_MARK)));
    }

    @Operation(operationId = "cancelDidImport", summary = "Cancel an import of numbers; what was imported stays")
    @PostMapping("/{id}/cancel")
    Mono<ImportProgress> cancel(CurrentUser caller, @PathVariable UUID id) {
        return imports.cancel(caller, id);
    }

    /// @param lastEventId the last event that the client received
    @Operation(operationId = "followDidImport", summary = "Follow the progress of an import of numbers")
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "204",
            description = "The import has ended and every event was sent",
            content = @Content)
    @StreamedEvent(
            names = {"receiving", "running", "done", "failed", "canceled"},
            data = ImportProgress.class)
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<ImportProgress>>>> events(
            CurrentUser caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return imports.find(caller, id).map(progress -> {
            if (progress.isEnd() && eventId(progress).equals(lastEventId)) {
                // 204 makes an EventSource stop reconnecting
                return ResponseEntity.noContent().build();
            }
            var events = follow.follow(progress).map(ImportsController::event);
            return ResponseEntity.ok().body(streams.open(caller, slots, events));
        });
    }

    private static ServerSentEvent<ImportProgress> event(ImportProgress progress) {
        return ServerSentEvent.builder(progress)
                .id(eventId(progress))
                .event(progress.state())
                .build();
    }

    private static String eventId(ImportProgress progress) {
        return progress.state() + "-" + progress.rowsRead();
    }
}
