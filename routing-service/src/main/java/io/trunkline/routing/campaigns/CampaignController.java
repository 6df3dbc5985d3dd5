package io.trunkline.routing.campaigns;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.campaigns.store.Campaigns;
import io.trunkline.routing.readmodel.ReadModel;
import io.trunkline.routing.readmodel.ReadModel.AvailableCarrier;
import io.trunkline.routing.readmodel.ReadModel.AvailableClient;
import io.trunkline.routing.readmodel.ReadModel.CarrierFilter;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/campaigns")
class CampaignController {
    private static final List<String> STATUSES = List.of("active", "inactive");
    private static final List<String> CARRIER_STATUSES = List.of("active", "inactive", "maintenance");

    private final ManageCampaigns campaigns;
    private final ListCampaigns listCampaigns;
    private final ReadCampaignRequest readRequest;
    private final CampaignViews views;
    private final ReadModel readModel;

    CampaignController(
            ManageCampaigns campaigns,
            ListCampaigns listCampaigns,
            ReadCampaignRequest readRequest,
            CampaignViews views,
            ReadModel readModel) {
        this.campaigns = campaigns;
        this.listCampaigns = listCampaigns;
        this.readRequest = readRequest;
        this.views = views;
        this.readModel = readModel;
    }

    @GetMapping
    Mono<Page<CampaignView>> list(
            CurrentUser caller,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"name", "createdAt"}) PageRequest page) {
        List<String> statuses = FilterValues.oneOf("status", status, STATUSES);
        return listCampaigns.list(caller, new Campaigns.Filter(tenantId, statuses, name, q), page);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<CampaignView>> get(CurrentUser caller, @PathVariable UUID id) {
        return campaigns.get(caller, id).flatMap(views::view).map(view -> Responses.ok(view.version(), view));
    }

    @PostMapping
    Mono<ResponseEntity<CampaignView>> create(
            CurrentUser caller,
            @Nullable IdempotencyKey key,
            DryRun dryRun,
            @Valid @RequestBody CampaignRequest request) {
        Settings settings = readRequest.settings(request);
        return campaigns
                .create(new CreateRequest<>(caller, key, dryRun, request), tenant(caller, request), settings)
                .map(answer -> created(dryRun, answer));
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<CampaignView>> configure(
            CurrentUser caller,
            @PathVariable UUID id,
            IfMatch match,
            DryRun dryRun,
            @Valid @RequestBody CampaignRequest request) {
        return change(
                new CampaignChange(caller, id, match, dryRun, AuditEntry.UPDATE),
                (campaign, now) -> readRequest.replaced(campaign, request, now));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<CampaignView>> patch(
            CurrentUser caller, @PathVariable UUID id, IfMatch match, DryRun dryRun, MergePatch patch) {
        return change(
                new CampaignChange(caller, id, match, dryRun, AuditEntry.UPDATE),
                (campaign, now) -> readRequest.patched(campaign, patch, now));
    }

    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> delete(CurrentUser caller, @PathVariable UUID id, IfMatch match) {
        return campaigns
                .delete(caller, id, match)
                .thenReturn(ResponseEntity.noContent().build());
    }

    /// Clients that the campaign can be linked to, by id and name only.
    @GetMapping("/{id}/available-clients")
    Mono<Page<AvailableClient>> availableClients(
            CurrentUser caller,
            @PathVariable UUID id,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> q,
            @ListOptions(sort = "name") PageRequest page) {
        return campaigns.get(caller, id).then(readModel.availableClients(name, q, page));
    }

    /// Carriers that are offered to the campaign's tenant, with the fields that sellers may see.
    @GetMapping("/{id}/available-carriers")
    Mono<Page<AvailableCarrier>> availableCarriers(
            CurrentUser caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> q,
            @ListOptions(sort = "name") PageRequest page) {
        CarrierFilter filter = new CarrierFilter(FilterValues.oneOf("status", status, CARRIER_STATUSES), name, q);
        return campaigns
                .get(caller, id)
                .flatMap(campaign -> readModel.availableCarriers(campaign.tenantId(), filter, page));
    }

    /// Current usage of the campaign's caps.
    @GetMapping("/{id}/caps")
    Mono<CapsView> caps(CurrentUser caller, @PathVariable UUID id) {
        return campaigns.get(caller, id).flatMap(views::capsView);
    }

    private static UUID tenant(CurrentUser caller, CampaignRequest request) {
        UUID named = request.tenantId();
        if (named == null) {
            return caller.tenantId().orElseThrow(() -> InputErrors.missing("tenantId"));
        }
        if (!caller.canSee(named)) {
            throw CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + named);
        }
        return named;
    }

    private Mono<ResponseEntity<CampaignView>> change(
            CampaignChange change, BiFunction<CampaignConfiguration, Instant, CampaignConfiguration> next) {
        return campaigns
                .change(change, next, views::view)
                .map(view -> Responses.ok(change.dryRun(), view.version(), view));
    }

    private static ResponseEntity<CampaignView> created(DryRun dryRun, IdempotentAnswer<CampaignView> answer) {
        CampaignView view = answer.value();
        return dryRun.isRequested()
                ? Responses.notStored(view)
                : Responses.created(ApiPath.V1 + "/campaigns/" + view.id(), view.version(), view, answer.isRepeat());
    }
}
