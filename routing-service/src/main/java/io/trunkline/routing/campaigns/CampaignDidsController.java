package io.trunkline.routing.campaigns;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Adds several numbers to a campaign. It may be repeated.
@RestController
@RequestMapping(ApiPath.V1 + "/campaigns/{id}/dids")
class CampaignDidsController {
    private final AddDids addDids;

    CampaignDidsController(AddDids addDids) {
        this.addDids = addDids;
    }

    /// Numbers that cannot be added are named in the response, and the others are added.
    @Operation(operationId = "addCampaignDids", summary = "Add several DIDs to a campaign")
    @PostMapping
    Mono<AddedDids> add(CurrentUser caller, @PathVariable UUID id, @Valid @RequestBody AddDidsRequest request) {
        return addDids.add(caller, id, request.ids());
    }
}
