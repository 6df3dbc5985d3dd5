package io.trunkline.routing.blockedcallers;

import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
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

    /// @param tenantId required for admins and staff; defaults to a seller's own tenant
    @GetMapping
    Mono<Page<BlockedCaller>> list(CurrentUser caller, @RequestParam @Nullable UUID tenantId, PageRequest page) {
        return blockedCallers
                .list(caller, tenantId, page)
                .map(rows -> Page.of(rows, page, blocked -> Cursor.of(blocked.number())));
    }

    /// 201 for a new entry, 200 if the caller was already blocked.
    @PostMapping
    Mono<ResponseEntity<BlockedCaller>> block(
            CurrentUser caller, @Nullable IdempotencyKey key, @Valid @RequestBody BlockedCallerRequest request) {
        return blockedCallers
                .block(caller, key, request)
                .map(blocked -> ResponseEntity.status(blocked.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(blocked.caller()));
    }

    /// 204, even if the caller was not blocked.
    @DeleteMapping("/{number}")
    Mono<ResponseEntity<Void>> unblock(
            CurrentUser caller, @PathVariable String number, @RequestParam @Nullable UUID tenantId) {
        return blockedCallers
                .unblock(caller, tenantId, number)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
