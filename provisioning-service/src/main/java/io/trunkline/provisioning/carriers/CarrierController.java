package io.trunkline.provisioning.carriers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.provisioning.carriers.domain.CarrierDraft;
import io.trunkline.provisioning.carriers.domain.Provider;
import io.trunkline.provisioning.carriers.domain.RegistrationType;
import io.trunkline.provisioning.observedstatus.EndpointEvents;
import io.trunkline.provisioning.observedstatus.domain.EndpointEventView;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.providercatalog.CarrierPresets;
import io.trunkline.telephony.ids.CarrierId;
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
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/carriers")
class CarrierController {
    private static final List<String> SHOWN_STATUSES = List.of("active", "inactive", "maintenance", "error");

    private final SaveCarrier save;
    private final FindCarriers find;
    private final FindCarrierDependents dependents;
    private final CarrierPresets presets;

    CarrierController(SaveCarrier save, FindCarriers find, FindCarrierDependents dependents, CarrierPresets presets) {
        this.presets = presets;
        this.save = save;
        this.find = find;
        this.dependents = dependents;
    }

    @PostMapping
    Mono<ResponseEntity<CarrierView>> create(
            CurrentUser caller,
            @Nullable IdempotencyKey key,
            DryRun dryRun,
            @Parameter(description = "id of the preset whose settings the carrier gets where the body has none")
                    @RequestParam
                    Optional<String> preset,
            @RequestBody CarrierDraft draft) {
        return save.create(new CreateRequest<>(caller, key, dryRun, fill(draft, preset)))
                .map(answer -> created(dryRun, answer.value(), answer.isRepeat()));
    }

    private CarrierDraft fill(CarrierDraft draft, Optional<String> preset) {
        return preset.map(id -> presets.find(id)
                        .orElseThrow(() ->
                                ProvisioningProblem.CARRIER_PRESET_UNKNOWN.problem("There is no preset with this id")))
                .map(found -> draft.withDefaults(found.carrier()))
                .orElse(draft);
    }

    /// `available=true&sort=priority` lists the carriers that can take a call now, the best first.
    @GetMapping
    Mono<Page<CarrierView>> list(
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable List<String> registrationType,
            @RequestParam(required = false) @Nullable List<String> provider,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> externalId,
            @RequestParam Optional<String> dialPrefix,
            @RequestParam Optional<Boolean> available,
            @RequestParam Optional<UUID> offeredToTenantId,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"name", "priority", "createdAt"}) PageRequest page) {
        var filter = new CarrierRepository.Filter(
                FilterValues.oneOf("status", status, SHOWN_STATUSES),
                FilterValues.oneOf("registrationType", registrationType, RegistrationType.class),
                FilterValues.oneOf("provider", provider, Provider.class),
                name,
                externalId,
                dialPrefix,
                available,
                offeredToTenantId,
                q);
        return find.findPage(filter, page);
    }

    @GetMapping("/stats")
    @Operation(operationId = "getCarrierStatistics", summary = "Count carriers by status, and their calls")
    Mono<CarrierStatistics> statistics() {
        return find.findStatistics();
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<CarrierView>> get(@PathVariable UUID id) {
        return find.findOne(new CarrierId(id)).map(view -> Responses.ok(view.version(), view));
    }

    @GetMapping("/{id}/dependents")
    @Operation(operationId = "getCarrierDependents", summary = "Get what uses a carrier")
    Mono<CarrierDependents> dependents(@PathVariable UUID id) {
        return dependents.find(new CarrierId(id));
    }

    /// The changes of its state in the last 30 days.
    @GetMapping("/{id}/events")
    @Operation(operationId = "listCarrierEvents", summary = "List when a carrier came up and went down")
    Mono<Page<EndpointEventView>> events(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<String> state,
            @RequestParam Optional<String> node,
            @ListOptions(sort = "-at") PageRequest page) {
        var filter = new EndpointEvents.Filter(FilterValues.oneOf("state", state, NodeStatus.State.class), node);
        return find.findEvents(new CarrierId(id), filter, page);
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<CarrierView>> replace(
            CurrentUser caller,
            @PathVariable UUID id,
            IfMatch ifMatch,
            DryRun dryRun,
            @RequestBody CarrierDraft draft) {
        return change(id, ChangeRequest.replace(caller, ifMatch, dryRun, draft));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<CarrierView>> patch(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, MergePatch patch) {
        return change(id, new ChangeRequest<>(caller, ifMatch, dryRun, draft -> applyTo(draft, patch)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(
            CurrentUser caller,
            @PathVariable UUID id,
            IfMatch ifMatch,
            @Parameter(description = "delete it even if active campaigns use it") @RequestParam
                    Optional<Boolean> force) {
        return save.delete(caller, new CarrierId(id), ifMatch, force.orElse(false));
    }

    private static CarrierDraft applyTo(CarrierDraft current, MergePatch patch) {
        var patched = patch.applyTo(current.withoutAliased(patch.namesIn("advancedSettings")));
        return patch.names("offeredTenantIds") ? patched : patched.withoutEarlierTenants();
    }

    private static ResponseEntity<CarrierView> created(DryRun dryRun, CarrierView view, boolean isReplay) {
        return dryRun.isRequested()
                ? Responses.notStored(view)
                : Responses.created(ApiPath.V1 + "/carriers/" + view.id(), view.version(), view, isReplay);
    }

    private Mono<ResponseEntity<CarrierView>> change(UUID id, ChangeRequest<CarrierDraft> request) {
        return save.change(new CarrierId(id), request)
                .map(view -> Responses.ok(request.dryRun(), view.version(), view));
    }
}
