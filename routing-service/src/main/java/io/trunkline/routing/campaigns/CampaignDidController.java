package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Adds and removes single numbers of a campaign. Both may be repeated. A number has no version of its own:
/// If-Match is compared with the version of the campaign.
@RestController
@RequestMapping(ApiPath.V1 + "/campaigns/{id}/dids/{didId}")
class CampaignDidController {
    private final ManageCampaigns campaigns;

    CampaignDidController(ManageCampaigns campaigns) {
        this.campaigns = campaigns;
    }

    @PutMapping
    Mono<ResponseEntity<Void>> add(
            CurrentUser caller, @PathVariable UUID id, @PathVariable UUID didId, IfMatch match, DryRun dryRun) {
        return campaigns
                .change(
                        new CampaignChange(caller, id, match, dryRun, "add-did"),
                        (campaign, now) -> added(campaign, didId, now))
                .thenReturn(Responses.noContent(dryRun));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(CurrentUser caller, @PathVariable UUID id, @PathVariable UUID didId, IfMatch match) {
        return campaigns
                .change(
                        new CampaignChange(caller, id, match, DryRun.NO, "remove-did"),
                        (campaign, now) ->
                                campaign.didIds().contains(didId) ? campaign.withoutDid(didId, now) : campaign)
                .then();
    }

    private static CampaignConfiguration added(CampaignConfiguration campaign, UUID didId, Instant now) {
        if (campaign.didIds().contains(didId)) {
            return campaign;
        }
        if (campaign.didIds().size() >= CampaignRequest.MAX_DIDS) {
            throw InputErrors.invalid(Stream.of(new FieldViolation(
                    "didIds", "size", "must have at most " + CampaignRequest.MAX_DIDS + " entries")));
        }
        return campaign.withDid(didId, now);
    }
}
