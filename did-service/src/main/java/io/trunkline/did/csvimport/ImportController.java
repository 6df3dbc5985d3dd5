package io.trunkline.did.csvimport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.did.csvimport.ImportDids.Upload;
import io.trunkline.did.csvimport.Imports.StoredImport;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Imports numbers from an uploaded file.
@RestController
class ImportController {
    private static final String DIDS = ApiPath.V1 + "/dids";

    /// In bytes: 10,000 rows of 100 bytes each.
    private static final int MAX_BYTES = 1_000_000;

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /// Without it, Excel takes UTF-8 for another encoding.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ImportDids importDids;
    private final Imports imports;

    ImportController(ImportDids importDids, Imports imports) {
        this.importDids = importDids;
        this.imports = imports;
    }

    @Operation(summary = "Import numbers from a CSV file")
    @PostMapping(
            path = {DIDS + "/import", "/api/asterisk-dids/import"},
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<ImportReport>> importFile(
            CurrentUser caller,
            @Nullable IdempotencyKey key,
            DryRun dryRun,
            @RequestParam Optional<String> mode,
            @RequestPart("file") @Schema(type = "string", format = "binary") Part file,
            @RequestPart(name = "tenantId", required = false) @Schema(format = "uuid") @Nullable String tenantId,
            @RequestPart(name = "mapping", required = false) @Nullable String mapping) {
        return DataBufferUtils.join(file.content(), MAX_BYTES)
                .map(ImportController::bytes)
                .defaultIfEmpty(new byte[0])
                .map(bytes -> new Upload(parseTenantId(tenantId), mode(mode), mapping, bytes))
                .flatMap(upload -> importDids.run(new CreateRequest<>(caller, key, dryRun, upload)))
                .map(answer -> response(dryRun, answer));
    }

    @Operation(operationId = "getDidImport", summary = "Get an import of numbers")
    @GetMapping(DIDS + "/imports/{id}")
    Mono<ImportView> find(CurrentUser caller, @PathVariable UUID id) {
        return findImport(caller, id).map(ImportView::of);
    }

    @Operation(operationId = "getFailedRowsOfDidImport", summary = "Get the failed rows of an import as CSV")
    @GetMapping(path = DIDS + "/imports/{id}/failed-rows", produces = "text/csv")
    Mono<ResponseEntity<String>> failedRows(CurrentUser caller, @PathVariable UUID id) {
        return findImport(caller, id)
                .map(stored -> ResponseEntity.ok()
                        .contentType(CSV)
                        .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                                .filename("failed-rows.csv")
                                .build()))
                        .body(BYTE_ORDER_MARK + stored.failedRows()));
    }

    private Mono<StoredImport> findImport(CurrentUser caller, UUID id) {
        return imports.find(id, caller.tenantId().map(TenantId::new))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("Import not found: " + id)));
    }

    private static ResponseEntity<ImportReport> response(DryRun dryRun, IdempotentAnswer<ImportReport> answer) {
        return dryRun.isRequested()
                ? Responses.notStored(answer.value())
                : ResponseEntity.ok()
                        .headers(Responses.replay(answer.isRepeat()))
                        .body(answer.value());
    }

    private static Mode mode(Optional<String> mode) {
        var modes = FilterValues.oneOf("mode", mode.map(List::of).orElse(null), Mode.class);
        return modes.isEmpty() ? Mode.CREATE : modes.getFirst();
    }

    private static @Nullable UUID parseTenantId(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException _) {
            throw CommonProblem.TENANT_UNKNOWN.problem("Tenant not found: " + text);
        }
    }

    private static byte[] bytes(DataBuffer content) {
        try {
            byte[] bytes = new byte[content.readableByteCount()];
            content.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(content);
        }
    }
}
