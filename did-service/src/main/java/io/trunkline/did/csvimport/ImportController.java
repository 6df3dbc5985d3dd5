package io.trunkline.did.csvimport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.did.csvimport.ReceiveFile.Answer;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.security.CurrentUser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Imports numbers from an uploaded file. The file is read while it is received, so it never has to fit into the
/// memory or onto a disk of the replica.
@RestController
class ImportController {
    private static final ResolvableType PART_EVENT = ResolvableType.forClass(PartEvent.class);

    private final ReceiveFile receiveFile;
    private final BackgroundLoop importLoop;
    private final PartEventHttpMessageReader forms = new PartEventHttpMessageReader();

    ImportController(ReceiveFile receiveFile, BackgroundLoop importLoop) {
        this.receiveFile = receiveFile;
        this.importLoop = importLoop;
    }

    /// @param mode `create` (default), `upsert` or `update`
    /// @param status of new numbers whose row has none: `available` (default), `active`, `inactive` or `suspended`
    /// @param async with `true`, the file is imported in the background even if it is small
    @Operation(
            summary = "Import numbers from a CSV file",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(type = "object", requiredProperties = ReceivedForm.FILE),
                                            schemaProperties = {
                                                @SchemaProperty(
                                                        name = ReceivedForm.FILE,
                                                        schema = @Schema(type = "string", format = "binary")),
                                                @SchemaProperty(
                                                        name = "tenantId",
                                                        schema = @Schema(type = "string", format = "uuid")),
                                                @SchemaProperty(name = "mapping", schema = @Schema(type = "string"))
                                            })))
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted: the file is imported in the background",
            headers =
                    @Header(
                            name = "Location",
                            description = "The path of the import",
                            schema = @Schema(type = "string")),
            content = @Content(schema = @Schema(implementation = ImportProgress.class)))
    @PostMapping(
            path = {ApiPath.V1 + "/dids/import", "/api/asterisk-dids/import"},
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<Object>> importFile(
            CurrentUser caller,
            @Nullable IdempotencyKey key,
            DryRun dryRun,
            @RequestParam Optional<String> mode,
            @RequestParam Optional<String> status,
            @RequestParam Optional<String> async,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.fromCallable(() ->
                        new ImportRequest(caller, key, dryRun, mode(mode), status(status), isAsync(async, dryRun)))
                .flatMap(request -> receiveFile.receive(request, events(exchange)))
                .doOnNext(_ -> importLoop.wake())
                .map(answer -> response(dryRun, answer));
    }

    private Flux<PartEvent> events(ServerWebExchange exchange) {
        return forms.read(PART_EVENT, exchange.getRequest(), Map.of())
                .onErrorMap(DecodingException.class, _ -> invalid("file", "multipart", "must be sent as a valid form"));
    }

    private static ResponseEntity<Object> response(DryRun dryRun, Answer answer) {
        return switch (answer) {
            case Answer.Imported(var report) when dryRun.isRequested() -> Responses.notStored(report.value());
            case Answer.Imported(var report) -> response(ResponseEntity.ok(), report);
            case Answer.Accepted(var progress) ->
                response(
                        ResponseEntity.status(HttpStatus.ACCEPTED)
                                .location(URI.create(progress.value().path())),
                        progress);
        };
    }

    private static ResponseEntity<Object> response(ResponseEntity.BodyBuilder response, IdempotentAnswer<?> answer) {
        return response.headers(Responses.replay(answer.isRepeat())).body(answer.value());
    }

    private static Mode mode(Optional<String> mode) {
        var modes = FilterValues.oneOf("mode", mode.map(List::of).orElse(null), Mode.class);
        return modes.isEmpty() ? Mode.CREATE : modes.getFirst();
    }

    private static DidStatus status(Optional<String> status) {
        var statuses = FilterValues.oneOf("status", status.map(List::of).orElse(null), DidStatus.class);
        return statuses.isEmpty() ? DidStatus.AVAILABLE : statuses.getFirst();
    }

    private static boolean isAsync(Optional<String> async, DryRun dryRun) {
        var values = FilterValues.oneOf("async", async.map(List::of).orElse(null), List.of("true", "false"));
        if (values.contains("true") && dryRun.isRequested()) {
            throw invalid("async", "not-with", "must not be true together with dryRun");
        }
        return values.contains("true");
    }

    private static RuntimeException invalid(String field, String rule, String message) {
        return InputErrors.invalid(Stream.of(new FieldViolation(field, rule, message)));
    }
}
