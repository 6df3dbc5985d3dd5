package io.trunkline.did.csvimport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.did.csvimport.ImportDids.ImportReport;
import io.trunkline.did.csvimport.ImportDids.Upload;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.StorableText;
import io.trunkline.web.security.CurrentUser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Imports numbers from an uploaded file.
@RestController
@RequestMapping({ApiPath.V1 + "/dids", "/api/asterisk-dids"})
class ImportController {
    /// In bytes: 10,000 rows of 100 bytes each.
    private static final int MAX_BYTES = 1_000_000;

    private final ImportDids importDids;

    ImportController(ImportDids importDids) {
        this.importDids = importDids;
    }

    @Operation(summary = "Import numbers from a CSV file")
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<ImportReport>> importFile(
            CurrentUser caller,
            @Nullable IdempotencyKey key,
            DryRun dryRun,
            @RequestPart("file") @Schema(type = "string", format = "binary") Part file,
            @RequestPart(name = "tenantId", required = false) @Schema(format = "uuid") @Nullable String tenantId) {
        return DataBufferUtils.join(file.content(), MAX_BYTES)
                .map(ImportController::decodeUtf8)
                .switchIfEmpty(Mono.just(""))
                .doOnNext(ImportController::requireStorable)
                .map(csv -> new Upload(parseTenantId(tenantId), csv))
                .flatMap(upload -> importDids.run(new CreateRequest<>(caller, key, dryRun, upload)))
                .map(answer -> response(dryRun, answer));
    }

    private static ResponseEntity<ImportReport> response(DryRun dryRun, IdempotentAnswer<ImportReport> answer) {
        return dryRun.isRequested()
                ? Responses.notStored(answer.value())
                : ResponseEntity.ok()
                        .headers(Responses.replay(answer.isRepeat()))
                        .body(answer.value());
    }

    private static @Nullable UUID parseTenantId(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException _) {
            throw CommonProblem.TENANT_UNKNOWN.problem("Tenant not found: " + text);
        }
    }

    private static void requireStorable(String csv) {
        if (!StorableText.isStorable(csv)) {
            throw DidProblem.IMPORT_UNREADABLE.problem("The file cannot be imported: it has the character U+0000");
        }
    }

    private static String decodeUtf8(DataBuffer content) {
        try {
            byte[] bytes = new byte[content.readableByteCount()];
            content.read(bytes);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw DidProblem.IMPORT_UNREADABLE.problem("The file cannot be imported: it is not UTF-8");
        } finally {
            DataBufferUtils.release(content);
        }
    }
}
