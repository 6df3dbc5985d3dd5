package io.trunkline.cdr.callrecords;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /api/v1/call-records` and `GET /api/v1/call-records/{callId}`.
@RestController
@RequestMapping(ApiPath.V1 + "/call-records")
@Tag(name = "call-records")
class CallRecordsController {
    private final ReadCallRecords records;

    CallRecordsController(ReadCallRecords records) {
        this.records = records;
    }

    @GetMapping
    @Operation(summary = "List call records, the latest first")
    @Parameter(name = "from", description = "earliest start, inclusive, ISO 8601")
    @Parameter(name = "to", description = "latest start, exclusive, ISO 8601")
    @Parameter(name = "direction", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(name = "disposition", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(name = "tenantId", description = "for admins and staff; a seller sees its own tenant only")
    @Parameter(name = "campaignId")
    @Parameter(name = "clientId")
    @Parameter(name = "carrierId")
    @Parameter(name = "didId")
    @Parameter(name = "number", description = "called number or caller's number, digits with or without a plus")
    @Parameter(name = "callId")
    @Parameter(name = "reference", description = "name:value, one entry of the call's reference")
    @Parameter(name = "complete", description = "false for calls in progress")
    Mono<Page<CallRecordView>> list(
            @ListOptions(sort = "-startedAt") PageRequest page,
            CurrentUser user,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.fromCallable(
                        () -> FilterParameters.parse(exchange.getRequest().getQueryParams(), user))
                .flatMap(filter -> records.list(filter, page))
                .map(rows -> rows.map(CallRecordView::of));
    }

    @GetMapping("/{callId}")
    @Operation(summary = "Get a call record with its attempts and the decisions of routing")
    Mono<DetailedCallRecordView> find(@PathVariable String callId, CurrentUser user) {
        return records.find(callId, user).map(record -> DetailedCallRecordView.of(record, user));
    }
}
