package io.trunkline.did.csvexport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.did.numbers.ReadInventory;
import io.trunkline.did.numbers.ReadInventory.InventoryFilter;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends numbers as CSV, page by page as the client reads them.
@RestController
class ExportController {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /// Without it, Excel takes UTF-8 for another encoding.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ReadInventory inventory;

    ExportController(ReadInventory inventory) {
        this.inventory = inventory;
    }

    @Operation(operationId = "exportDids", summary = "Export numbers as CSV")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping(path = ApiPath.V1 + "/dids/export", produces = "text/csv")
    Mono<ResponseEntity<Flux<String>>> export(
            CurrentUser caller,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable List<String> trunk,
            @RequestParam Optional<String> q) {
        var filter = new InventoryFilter(
                tenantId, FilterValues.oneOf("status", status, DidStatus.class), FilterValues.orNone(trunk), q);
        // a refusal comes before the response has begun
        return inventory
                .open(caller, filter)
                .map(dids -> ResponseEntity.ok()
                        .contentType(CSV)
                        .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                                .filename("numbers.csv")
                                .build()))
                        .body(dids.map(DidCsv::line).startWith(BYTE_ORDER_MARK + DidCsv.header())));
    }
}
