package io.trunkline.did.numbers;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.RotationFilter;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.parameters.NumberParameter;
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The REST API of numbers. Clients of earlier systems use a path without a version, where PUT merges.
@RestController
class DidController {
    private static final String DIDS = ApiPath.V1 + "/dids";
    private static final String EARLIER = "/api/asterisk-dids";

    private final SaveDid save;
    private final ChangeDids changeDids;
    private final FindDids find;

    DidController(SaveDid save, ChangeDids changeDids, FindDids find) {
        this.save = save;
        this.changeDids = changeDids;
        this.find = find;
    }

    @PostMapping({DIDS, EARLIER})
    Mono<ResponseEntity<DidView>> add(
            CurrentUser caller, @Nullable IdempotencyKey key, DryRun dryRun, @Valid @RequestBody DidRequest request) {
        return save.add(new CreateRequest<>(caller, key, dryRun, request))
                .map(answer -> created(dryRun, answer.value(), answer.isRepeat()));
    }

    @Operation(operationId = "changeDids", summary = "Change several DIDs")
    @PostMapping(DIDS + "/bulk")
    Mono<ResponseEntity<BulkReport>> changeAll(
            CurrentUser caller, @Nullable IdempotencyKey key, DryRun dryRun, @Valid @RequestBody BulkChange request) {
        return changeDids
                .run(new CreateRequest<>(caller, key, dryRun, request))
                .map(answer -> dryRun.isRequested()
                        ? Responses.notStored(answer.value())
                        : ResponseEntity.ok()
                                .headers(Responses.replay(answer.isRepeat()))
                                .body(answer.value()));
    }

    @GetMapping({DIDS, EARLIER})
    Mono<Page<DidView>> list(
            CurrentUser caller,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable List<String> trunk,
            @RequestParam Optional<String> number,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> areaCode,
            @RequestParam Optional<String> region,
            @RequestParam Optional<String> tag,
            @RequestParam Optional<UUID> importId,
            @ListOptions(sort = {"number", "createdAt", "usageCount"}) PageRequest page) {
        var filter = new DidRepository.Filter(
                tenantId.map(TenantId::new),
                FilterValues.oneOf("status", status, DidStatus.class),
                FilterValues.orNone(trunk),
                Optional.empty(),
                q,
                new DidRepository.Labels(areaCode, region, tag, importId));
        return find.list(caller, filter, number.map(NumberParameter::withPlus), page)
                .map(rows -> rows.map(DidView::of));
    }

    /// @param near a called number: numbers with its area code come first, then those of its state or province, then
    ///     those with its country code
    /// @param campaignId a campaign with caller IDs of its own limits the choice to those
    @GetMapping({DIDS + "/next-available", EARLIER + "/next-available"})
    Mono<ResponseEntity<DidView>> nextAvailable(
            CurrentUser caller,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam Optional<String> areaCode,
            @RequestParam Optional<String> region,
            @RequestParam Optional<String> tag,
            @RequestParam Optional<String> trunk,
            @RequestParam Optional<String> near,
            @RequestParam Optional<UUID> campaignId) {
        var filter = new RotationFilter(areaCode, region, tag, trunk);
        return find.nextAvailable(
                        caller, tenantId.orElse(null), filter, near.map(NumberParameter::withPlus), campaignId)
                .map(DidView::of)
                .map(DidController::okWithEtag);
    }

    @GetMapping({DIDS + "/{id}", EARLIER + "/{id}"})
    Mono<ResponseEntity<DidView>> get(CurrentUser caller, @PathVariable UUID id) {
        return find.findOne(caller, new DidId(id)).map(DidView::of).map(DidController::okWithEtag);
    }

    @PutMapping(DIDS + "/{id}")
    Mono<ResponseEntity<DidView>> replace(
            CurrentUser caller,
            @PathVariable UUID id,
            IfMatch ifMatch,
            DryRun dryRun,
            @Valid @RequestBody DidRequest request) {
        return change(id, ChangeRequest.replace(caller, ifMatch, dryRun, request));
    }

    @PatchMapping({DIDS + "/{id}", EARLIER + "/{id}"})
    Mono<ResponseEntity<DidView>> patch(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, MergePatch patch) {
        return change(id, new ChangeRequest<>(caller, ifMatch, dryRun, patch::applyTo));
    }

    @PutMapping(EARLIER + "/{id}")
    Mono<ResponseEntity<DidView>> merge(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, MergePatch patch) {
        return change(
                id,
                new ChangeRequest<>(
                        caller,
                        ifMatch,
                        dryRun,
                        current -> patch.applyTo(current).withZeroAsNoLimit()));
    }

    @DeleteMapping({DIDS + "/{id}", EARLIER + "/{id}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return save.remove(caller, new DidId(id), ifMatch);
    }

    private Mono<ResponseEntity<DidView>> change(UUID id, ChangeRequest<DidRequest> request) {
        return save.change(new DidId(id), request).map(view -> Responses.ok(request.dryRun(), view.version(), view));
    }

    private static ResponseEntity<DidView> created(DryRun dryRun, DidView view, boolean isReplay) {
        return dryRun.isRequested()
                ? Responses.notStored(view)
                : Responses.created(DIDS + "/" + view.id(), view.version(), view, isReplay);
    }

    private static ResponseEntity<DidView> okWithEtag(DidView view) {
        return Responses.ok(view.version(), view);
    }
}
