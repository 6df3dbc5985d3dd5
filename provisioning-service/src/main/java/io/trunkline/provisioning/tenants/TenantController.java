package io.trunkline.provisioning.tenants;

import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.provisioning.tenants.domain.TenantDraft;
import io.trunkline.provisioning.tenants.domain.TenantStatus;
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
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.problem.CommonProblem;
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
@RequestMapping(ApiPath.V1 + "/tenants")
class TenantController {
    private final SaveTenant save;
    private final TenantRepository tenants;

    TenantController(SaveTenant save, TenantRepository tenants) {
        this.save = save;
        this.tenants = tenants;
    }

    @PostMapping
    Mono<ResponseEntity<TenantView>> create(
            CurrentUser caller, @Nullable IdempotencyKey key, DryRun dryRun, @RequestBody TenantDraft draft) {
        return save.create(new CreateRequest<>(caller, key, dryRun, draft))
                .map(answer -> created(dryRun, answer.value(), answer.isRepeat()));
    }

    @GetMapping
    Mono<Page<TenantView>> list(
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"name", "createdAt"}) PageRequest page) {
        var filter = new TenantRepository.Filter(FilterValues.oneOf("status", status, TenantStatus.class), name, q);
        return tenants.list(filter, page).map(found -> found.map(TenantView::of));
    }

    /// A seller sees only its own tenant.
    @GetMapping("/{id}")
    Mono<ResponseEntity<TenantView>> get(CurrentUser caller, @PathVariable UUID id) {
        return tenants.find(new TenantId(id))
                .filter(_ -> caller.canSee(id))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such tenant")))
                .map(TenantView::of)
                .map(view -> Responses.ok(view.version(), view));
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<TenantView>> replace(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, @RequestBody TenantDraft draft) {
        return change(id, ChangeRequest.replace(caller, ifMatch, dryRun, draft));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<TenantView>> patch(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, MergePatch patch) {
        return change(id, new ChangeRequest<>(caller, ifMatch, dryRun, patch::applyTo));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return save.delete(caller, new TenantId(id), ifMatch);
    }

    private static ResponseEntity<TenantView> created(DryRun dryRun, TenantView view, boolean isReplay) {
        return dryRun.isRequested()
                ? Responses.notStored(view)
                : Responses.created(ApiPath.V1 + "/tenants/" + view.id(), view.version(), view, isReplay);
    }

    private Mono<ResponseEntity<TenantView>> change(UUID id, ChangeRequest<TenantDraft> request) {
        return save.change(new TenantId(id), request).map(view -> Responses.ok(request.dryRun(), view.version(), view));
    }
}
