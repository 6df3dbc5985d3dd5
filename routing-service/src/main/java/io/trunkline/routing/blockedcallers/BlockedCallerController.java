package io.trunkline.routing.blockedcallers;

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

/// Callers whose calls a tenant does not take.
@RestController
@RequestMapping("/api/blocked-callers")
class BlockedCallerController {
    private final ManageBlockedCallers blockedCallers;

    BlockedCallerController(ManageBlockedCallers callers) {
        this.blockedCallers = callers;
    }

    /// @param tenantId whose; needed from admins and staff
    @GetMapping
    Mono<Page<BlockedCaller>> list(CurrentUser caller, @RequestParam @Nullable UUID tenantId, PageRequest page) {
        return blockedCallers
                .list(caller, tenantId, page)
                .map(rows -> Page.of(rows, page, blocked -> Cursor.of(blocked.number())));
    }

    /// 201 for one that is new, 200 for one that was blocked already.
    @PostMapping
    Mono<ResponseEntity<BlockedCaller>> block(CurrentUser caller, @Valid @RequestBody BlockedCallerRequest request) {
        return blockedCallers
                .block(caller, request)
                .map(blocked -> ResponseEntity.status(blocked.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(blocked.caller()));
    }

    /// 204, also for one that was not blocked.
    @DeleteMapping("/{number}")
    Mono<ResponseEntity<Void>> unblock(
            CurrentUser caller, @PathVariable String number, @RequestParam @Nullable UUID tenantId) {
        return blockedCallers
                .unblock(caller, tenantId, number)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
