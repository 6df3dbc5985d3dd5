package io.trunkline.provisioning.users;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.provisioning.platform.OwnSignIn;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.users.domain.UserDraft;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.provisioning.users.domain.UserStatus;
import io.trunkline.web.ApiPath;
import io.trunkline.web.address.ClientAddress;
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
import org.springframework.http.CacheControl;
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
@RequestMapping(ApiPath.V1 + "/users")
class UserController {
    private final OwnSignIn ownSignIn;
    private final SaveUser save;
    private final ChangeOwnPassword changeOwnPassword;
    private final UserRepository users;
    private final TenantRepository tenants;

    UserController(
            OwnSignIn ownSignIn,
            SaveUser save,
            ChangeOwnPassword changeOwnPassword,
            UserRepository users,
            TenantRepository tenants) {
        this.ownSignIn = ownSignIn;
        this.save = save;
        this.changeOwnPassword = changeOwnPassword;
        this.users = users;
        this.tenants = tenants;
    }

    @PostMapping
    Mono<ResponseEntity<UserView>> create(
            CurrentUser caller, @Nullable IdempotencyKey key, DryRun dryRun, @RequestBody UserDraft draft) {
        return save.create(new CreateRequest<>(caller, key, dryRun, draft))
                .map(answer -> created(dryRun, answer.value(), answer.isRepeat()));
    }

    @GetMapping
    Mono<Page<UserView>> list(
            @RequestParam(required = false) @Nullable List<String> role,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam Optional<String> username,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"username", "createdAt"}) PageRequest page) {
        var filter = new UserRepository.Filter(
                FilterValues.oneOf("role", role, Role.class),
                FilterValues.oneOf("status", status, UserStatus.class),
                tenantId,
                username,
                q);
        return tenants.requireExisting(tenantId)
                .then(Mono.defer(() -> users.list(filter, page)))
                .map(found -> found.map(UserView::of));
    }

    @GetMapping("/me")
    @Operation(operationId = "getOwnUser", summary = "Get your own user")
    Mono<ResponseEntity<UserView>> me(CurrentUser caller) {
        return idOf(caller).map(this::get).orElseGet(SaveUser::notFound);
    }

    @PutMapping("/me/password")
    @Operation(operationId = "changeOwnPassword", summary = "Change your own password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changeOwnPassword(
            CurrentUser caller, ClientAddress address, @RequestBody PasswordChangeRequest request) {
        ownSignIn.require();
        return changeOwnPassword.run(caller, address, request);
    }

    /// Empty for a user of an external issuer whose id is no UUID.
    private static Optional<UUID> idOf(CurrentUser caller) {
        try {
            return Optional.of(UUID.fromString(caller.userId()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<UserView>> get(@PathVariable UUID id) {
        return users.find(new UserId(id))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such user")))
                .map(UserView::of)
                .map(view -> Responses.ok(view.version(), view));
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<UserView>> replace(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, @RequestBody UserDraft draft) {
        return change(id, ChangeRequest.replace(caller, ifMatch, dryRun, draft));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<UserView>> patch(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, MergePatch patch) {
        return change(id, new ChangeRequest<>(caller, ifMatch, dryRun, patch::applyTo));
    }

    @PostMapping("/{id}/reset-password")
    @Operation(operationId = "resetPassword", summary = "Replace a user's password by a random one")
    Mono<ResponseEntity<PasswordResetView>> resetPassword(
            CurrentUser caller,
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody(required = false) @Nullable NoFields body) {
        return save.resetPassword(caller, new UserId(id))
                .map(password ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new PasswordResetView(password)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return save.delete(caller, new UserId(id), ifMatch);
    }

    private static ResponseEntity<UserView> created(DryRun dryRun, UserView view, boolean isReplay) {
        return dryRun.isRequested()
                ? Responses.notStored(view)
                : Responses.created(ApiPath.V1 + "/users/" + view.id(), view.version(), view, isReplay);
    }

    private Mono<ResponseEntity<UserView>> change(UUID id, ChangeRequest<UserDraft> request) {
        return save.change(new UserId(id), request).map(view -> Responses.ok(request.dryRun(), view.version(), view));
    }

    /// A body, which may be absent, without any field: a request that names a password is refused.
    record NoFields() {}

    /// @param password shown only in this response
    record PasswordResetView(String password) {
        /// Leaves out the password, so that it never gets into a log.
        @Override
        public String toString() {
            return "PasswordResetView[]";
        }
    }
}
