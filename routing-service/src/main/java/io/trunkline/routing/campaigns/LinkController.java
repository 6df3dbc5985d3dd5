package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.CampaignView.LinkView;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
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

/// The links of a campaign to its clients. A link has a version of its own; each change of it also increments that
/// of the campaign.
@RestController
@RequestMapping(ApiPath.V1 + "/campaigns/{id}/clients/{clientId}")
class LinkController {
    private static final String LINK = "link-client";

    private final ManageCampaigns campaigns;
    private final CheckReferences references;
    private final CampaignViews views;

    LinkController(ManageCampaigns campaigns, CheckReferences references, CampaignViews views) {
        this.campaigns = campaigns;
        this.references = references;
        this.views = views;
    }

    @GetMapping
    Mono<ResponseEntity<LinkView>> get(CurrentUser caller, @PathVariable UUID id, @PathVariable UUID clientId) {
        return campaigns
                .get(caller, id)
                .flatMap(campaign -> views.linkView(link(campaign, clientId)))
                .map(view -> Responses.ok(view.version(), view));
    }

    /// Adds the link or replaces its settings.
    @PutMapping
    Mono<ResponseEntity<LinkView>> put(
            CurrentUser caller,
            @PathVariable UUID id,
            @PathVariable UUID clientId,
            IfMatch match,
            DryRun dryRun,
            @Valid @RequestBody LinkRequest request) {
        UUID linkId = UUID.randomUUID();
        Mono<ResponseEntity<LinkView>> linked =
                change(CampaignChange.ofPart(caller, id, dryRun, LINK), clientId, (campaign, now) -> {
                    LinkSettings before = campaign.linkTo(clientId);
                    PartVersions.require(match, before == null ? null : before.version());
                    UUID kept = before == null ? linkId : before.id();
                    return campaign.withLink(request.settings(kept, campaign.nextVersion(), clientId), now);
                });
        return campaigns
                .get(caller, id)
                .filter(campaign -> campaign.linkTo(clientId) == null)
                .flatMap(_ -> references.awaitClient(clientId))
                .then(linked);
    }

    @PatchMapping
    Mono<ResponseEntity<LinkView>> patch(
            CurrentUser caller,
            @PathVariable UUID id,
            @PathVariable UUID clientId,
            IfMatch match,
            DryRun dryRun,
            MergePatch patch) {
        return change(CampaignChange.ofPart(caller, id, dryRun, LINK), clientId, (campaign, now) -> {
            LinkSettings link = link(campaign, clientId);
            match.require(link.version());
            LinkRequest patched = patch.applyTo(LinkRequest.of(link));
            return campaign.withLink(patched.settings(link.id(), campaign.nextVersion(), clientId), now);
        });
    }

    @DeleteMapping
    Mono<ResponseEntity<Void>> delete(
            CurrentUser caller, @PathVariable UUID id, @PathVariable UUID clientId, IfMatch match) {
        return campaigns
                .change(CampaignChange.ofPart(caller, id, DryRun.NO, "unlink-client"), (campaign, now) -> {
                    match.require(link(campaign, clientId).version());
                    return campaign.withoutLink(clientId, now);
                })
                .thenReturn(ResponseEntity.noContent().build());
    }

    private Mono<ResponseEntity<LinkView>> change(
            CampaignChange change,
            UUID clientId,
            BiFunction<CampaignConfiguration, Instant, CampaignConfiguration> next) {
        return campaigns
                .change(change, next, campaign -> views.linkView(link(campaign, clientId)))
                .map(view -> Responses.ok(change.dryRun(), view.version(), view));
    }

    private static LinkSettings link(CampaignConfiguration campaign, UUID clientId) {
        LinkSettings link = campaign.linkTo(clientId);
        if (link == null) {
            throw CommonProblem.NOT_FOUND.problem("The campaign is not linked to this client");
        }
        return link;
    }
}
