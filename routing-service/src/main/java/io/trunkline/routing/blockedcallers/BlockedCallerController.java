package io.trunkline.routing.blockedcallers;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.routing.blockedcallers.ManageBlockedCallers.BlockResult;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.parameters.NumberParameter;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// A tenant's blocked callers.
@RestController
@RequestMapping(ApiPath.V1 + "/blocked-callers")
class BlockedCallerController {
    private final ManageBlockedCallers blockedCallers;

    BlockedCallerController(ManageBlockedCallers blockedCallers) {
        this.blockedCallers = blockedCallers;
    }

    /// @param tenantId only this tenant's; a seller gets its own tenant's without it
    /// @param number returns only this caller, which may be written in any common notation
    @GetMapping
    Mono<Page<BlockedCaller>> list(
            CurrentUser caller,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam Optional<String> number,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"number", "createdAt"}) PageRequest page) {
        var filter = new BlockedCallers.Filter(tenantId, number.map(NumberParameter::withPlus), q);
        return blockedCallers.list(caller, filter, page);
    }

    @GetMapping("/{id}")
    Mono<BlockedCaller> get(CurrentUser caller, @PathVariable UUID id) {
        return blockedCallers.get(caller, id);
    }

    /// 201 for a new entry, 200 with the existing one if the caller was already blocked.
    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @ApiResponse(responseCode = "200", description = "The caller was already blocked")
    Mono<ResponseEntity<BlockedCaller>> block(
            CurrentUser caller,
            @Nullable IdempotencyKey key,
            DryRun dryRun,
            @Valid @RequestBody BlockedCallerRequest request) {
        return blockedCallers
                .block(new CreateRequest<>(caller, key, dryRun, request))
                .map(answer -> dryRun.isRequested()
                        ? Responses.notStored(answer.value().caller())
                        : response(answer));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unblock(CurrentUser caller, @PathVariable UUID id) {
        return blockedCallers.unblock(caller, id);
    }

    private static ResponseEntity<BlockedCaller> response(IdempotentAnswer<BlockResult> answer) {
        BlockedCaller body = answer.value().caller();
        ResponseEntity.BodyBuilder response = answer.value().isNew()
                ? ResponseEntity.created(URI.create(ApiPath.V1 + "/blocked-callers/" + body.id()))
                : ResponseEntity.ok();
        return response.headers(Responses.replay(answer.isRepeat())).body(body);
    }
}
