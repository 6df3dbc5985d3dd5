package io.trunkline.provisioning.apikeys;

import io.trunkline.data.changes.CreateRequest;
import io.trunkline.provisioning.apikeys.domain.ApiKeyDraft;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/api-keys")
class ApiKeyController {
    private final ManageApiKeys manage;
    private final ApiKeyRepository keys;
    private final TenantRepository tenants;

    ApiKeyController(ManageApiKeys manage, ApiKeyRepository keys, TenantRepository tenants) {
        this.manage = manage;
        this.tenants = tenants;
        this.keys = keys;
    }

    @PostMapping
    Mono<ResponseEntity<ApiKeyView>> create(
            CurrentUser caller, @Nullable IdempotencyKey key, DryRun dryRun, @RequestBody ApiKeyDraft draft) {
        return manage.create(new CreateRequest<>(caller, key, dryRun, draft))
                .map(answer -> dryRun.isRequested()
                        ? Responses.notStored(answer.value())
                        : created(answer.value(), answer.isRepeat()));
    }

    @GetMapping
    Mono<Page<ApiKeyView>> list(
            CurrentUser caller,
            @RequestParam(required = false) @Nullable List<String> role,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"name", "createdAt"}) PageRequest page) {
        var filter = new ApiKeyRepository.Filter(
                FilterValues.oneOf("role", role, Role.class), caller.tenantOfList(tenantId), q);
        return tenants.requireExisting(filter.tenantId())
                .then(Mono.defer(() -> keys.list(filter, page)))
                .map(found -> found.map(ApiKeyView::of));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<ApiKeyView>> get(CurrentUser caller, @PathVariable UUID id) {
        return manage.find(caller, id).map(ApiKeyView::of).map(view -> Responses.ok(view.version(), view));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return manage.delete(caller, id, ifMatch);
    }

    private static ResponseEntity<ApiKeyView> created(ApiKeyView view, boolean isReplay) {
        return Responses.created(ApiPath.V1 + "/api-keys/" + view.id(), view.version(), view, isReplay);
    }
}
