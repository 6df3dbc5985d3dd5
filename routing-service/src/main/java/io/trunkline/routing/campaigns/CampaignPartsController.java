package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.readmodel.ReadModel;
import io.trunkline.routing.readmodel.ReadModel.AvailableClient;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The clients and carriers of a campaign. They are part of the campaign: each change increments its version.
@RestController
@RequestMapping(ApiPath.V1 + "/campaigns/{id}")
class CampaignPartsController {
    private final ManageCampaigns campaigns;
    private final CheckReferences references;
    private final ReadModel readModel;
    private final CampaignViews views;

    CampaignPartsController(
            ManageCampaigns campaigns, CheckReferences references, ReadModel readModel, CampaignViews views) {
        this.campaigns = campaigns;
        this.references = references;
        this.readModel = readModel;
        this.views = views;
    }

    /// Clients that the campaign can be linked to, by id and name only.
    @GetMapping("/available-clients")
    Mono<Page<AvailableClient>> availableClients(CurrentUser caller, @PathVariable UUID id, PageRequest page) {
        return campaigns
                .get(caller, id)
                .then(readModel.availableClients(page))
                .map(rows -> Page.of(rows, page, client -> Cursor.of(client.id())));
    }

    /// Current usage of the campaign's caps.
    @GetMapping("/caps")
    Mono<CapsView> caps(CurrentUser caller, @PathVariable UUID id) {
        return campaigns.get(caller, id).flatMap(views::capsView);
    }

    @PutMapping("/clients/{clientId}")
    Mono<ResponseEntity<CampaignView>> linkClient(
            CurrentUser caller,
            @PathVariable UUID id,
            @PathVariable UUID clientId,
            IfMatch match,
            @Valid @RequestBody LinkRequest request) {
        UUID linkId = UUID.randomUUID();
        Mono<CampaignConfiguration> linked = campaigns.change(
                caller,
                id,
                match,
                "link-client",
                (campaign, now) -> campaign.withLink(settings(campaign, linkId, clientId, request), now));
        return campaigns
                .get(caller, id)
                .then(references.checkClient(clientId))
                .then(linked)
                .flatMap(views::response);
    }

    @DeleteMapping("/clients/{clientId}")
    Mono<ResponseEntity<CampaignView>> unlinkClient(
            CurrentUser caller, @PathVariable UUID id, @PathVariable UUID clientId, IfMatch match) {
        return campaigns
                .change(caller, id, match, "unlink-client", (campaign, now) -> {
                    require(campaign.linkTo(clientId) != null, "The campaign is not linked to this client");
                    return campaign.withoutLink(clientId, now);
                })
                .flatMap(views::response);
    }

    @PutMapping("/carriers/{carrierId}")
    Mono<ResponseEntity<CampaignView>> addCarrier(
            CurrentUser caller,
            @PathVariable UUID id,
            @PathVariable UUID carrierId,
            IfMatch match,
            @Valid @RequestBody CampaignCarrierRequest request) {
        Mono<CampaignConfiguration> added = campaigns.change(
                caller,
                id,
                match,
                "add-carrier",
                (campaign, now) ->
                        campaign.withCarrier(new CarrierSettings(carrierId, request.priorityOrDefault()), now));
        return campaigns
                .get(caller, id)
                .then(references.checkCarrier(carrierId))
                .then(added)
                .flatMap(views::response);
    }

    @DeleteMapping("/carriers/{carrierId}")
    Mono<ResponseEntity<CampaignView>> removeCarrier(
            CurrentUser caller, @PathVariable UUID id, @PathVariable UUID carrierId, IfMatch match) {
        return campaigns
                .change(caller, id, match, "remove-carrier", (campaign, now) -> {
                    require(campaign.hasCarrier(carrierId), "The campaign has no such carrier");
                    return campaign.withoutCarrier(carrierId, now);
                })
                .flatMap(views::response);
    }

    private static LinkSettings settings(
            CampaignConfiguration campaign, UUID linkId, UUID clientId, LinkRequest request) {
        LinkSettings before = campaign.linkTo(clientId);
        return new LinkSettings(
                before == null ? linkId : before.id(),
                clientId,
                request.priorityOrDefault(),
                request.weightOrDefault(),
                request.isActive(),
                request.limits());
    }

    private static void require(boolean exists, String detail) {
        if (!exists) {
            throw CommonProblem.NOT_FOUND.problem(detail);
        }
    }
}
