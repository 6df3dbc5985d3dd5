package io.trunkline.did.numbers;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Moves numbers to other tenants, for admins and staff.
@RestController
class MoveController {
    private final MoveDid moveDid;

    MoveController(MoveDid moveDid) {
        this.moveDid = moveDid;
    }

    /// @param tenantId the tenant that gets the number
    record TenantOfDid(@NotNull UUID tenantId) {}

    @Operation(operationId = "moveDid", summary = "Move a DID to another tenant")
    @PutMapping(ApiPath.V1 + "/dids/{id}/tenant")
    Mono<ResponseEntity<DidView>> move(
            CurrentUser caller,
            @PathVariable UUID id,
            IfMatch ifMatch,
            DryRun dryRun,
            @Valid @RequestBody TenantOfDid request) {
        return moveDid.run(new MoveDid.Move(caller, new DidId(id), request.tenantId(), ifMatch, dryRun))
                .map(view -> Responses.ok(dryRun, view.version(), view));
    }
}
