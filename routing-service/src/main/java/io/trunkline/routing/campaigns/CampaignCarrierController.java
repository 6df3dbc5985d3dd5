package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.CampaignView.CarrierView;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The carriers for a campaign's outbound calls. Each has a version of its own; each change of one also increments
/// the version of the campaign.
@RestController
@RequestMapping(ApiPath.V1 + "/campaigns/{id}/carriers/{carrierId}")
class CampaignCarrierController {
    private static final String ADD = "add-carrier";

    private final ManageCampaigns campaigns;
    private final CheckReferences references;

    CampaignCarrierController(ManageCampaigns campaigns, CheckReferences references) {
        this.campaigns = campaigns;
        this.references = references;
    }

    @GetMapping
    Mono<ResponseEntity<CarrierView>> get(CurrentUser caller, @PathVariable UUID id, @PathVariable UUID carrierId) {
        return campaigns.get(caller, id).map(campaign -> response(DryRun.NO, campaign, carrierId));
    }

    /// Adds the carrier or replaces its settings.
    @PutMapping
    Mono<ResponseEntity<CarrierView>> put(
            CurrentUser caller,
            @PathVariable UUID id,
            @PathVariable UUID carrierId,
            IfMatch match,
            DryRun dryRun,
            @Valid @RequestBody CampaignCarrierRequest request) {
        Mono<ResponseEntity<CarrierView>> added =
                change(CampaignChange.ofPart(caller, id, dryRun, ADD), carrierId, (campaign, now) -> {
                    CarrierSettings before = campaign.carrier(carrierId);
                    PartVersions.require(match, before == null ? null : before.version());
                    return campaign.withCarrier(request.settings(carrierId, campaign.nextVersion()), now);
                });
        return campaigns
                .get(caller, id)
                .filter(campaign -> campaign.carrier(carrierId) == null)
                .flatMap(campaign -> references.awaitCarrier(campaign.tenantId(), carrierId))
                .then(added);
    }

    @PatchMapping
    Mono<ResponseEntity<CarrierView>> patch(
            CurrentUser caller,
            @PathVariable UUID id,
            @PathVariable UUID carrierId,
            IfMatch match,
            DryRun dryRun,
            MergePatch patch) {
        return change(CampaignChange.ofPart(caller, id, dryRun, ADD), carrierId, (campaign, now) -> {
            CarrierSettings carrier = carrier(campaign, carrierId);
            match.require(carrier.version());
            CampaignCarrierRequest patched = patch.applyTo(new CampaignCarrierRequest(carrier.priority()));
            return campaign.withCarrier(patched.settings(carrierId, campaign.nextVersion()), now);
        });
    }

    @DeleteMapping
    Mono<ResponseEntity<Void>> delete(
            CurrentUser caller, @PathVariable UUID id, @PathVariable UUID carrierId, IfMatch match) {
        return campaigns
                .change(CampaignChange.ofPart(caller, id, DryRun.NO, "remove-carrier"), (campaign, now) -> {
                    match.require(carrier(campaign, carrierId).version());
                    return campaign.withoutCarrier(carrierId, now);
                })
                .thenReturn(ResponseEntity.noContent().build());
    }

    private Mono<ResponseEntity<CarrierView>> change(
            CampaignChange change,
            UUID carrierId,
            BiFunction<CampaignConfiguration, Instant, CampaignConfiguration> next) {
        return campaigns.change(change, next).map(campaign -> response(change.dryRun(), campaign, carrierId));
    }

    private static ResponseEntity<CarrierView> response(DryRun dryRun, CampaignConfiguration campaign, UUID carrierId) {
        CarrierSettings carrier = carrier(campaign, carrierId);
        return Responses.ok(dryRun, carrier.version(), CarrierView.of(carrier));
    }

    private static CarrierSettings carrier(CampaignConfiguration campaign, UUID carrierId) {
        CarrierSettings carrier = campaign.carrier(carrierId);
        if (carrier == null) {
            throw CommonProblem.NOT_FOUND.problem("The campaign has no such carrier");
        }
        return carrier;
    }
}
