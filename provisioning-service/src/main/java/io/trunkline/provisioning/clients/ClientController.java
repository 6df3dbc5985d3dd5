package io.trunkline.provisioning.clients;

import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientDraft;
import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.clients.domain.ClientStatus;
import io.trunkline.provisioning.observedstatus.ObservedStatusRepository;
import io.trunkline.telephony.ids.ClientId;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
@RequestMapping(ApiPath.V1 + "/clients")
class ClientController {
    private final SaveClient save;
    private final ClientRepository clients;
    private final ObservedStatusRepository observedStatuses;

    ClientController(SaveClient save, ClientRepository clients, ObservedStatusRepository observedStatuses) {
        this.save = save;
        this.clients = clients;
        this.observedStatuses = observedStatuses;
    }

    @PostMapping
    Mono<ResponseEntity<ClientView>> create(
            CurrentUser caller, @Nullable IdempotencyKey key, DryRun dryRun, @RequestBody ClientDraft draft) {
        return save.create(new CreateRequest<>(caller, key, dryRun, draft))
                .map(answer -> created(dryRun, answer.value(), answer.isRepeat()));
    }

    @GetMapping
    Mono<Page<ClientView>> list(
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable List<String> mode,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"name", "createdAt"}) PageRequest page) {
        var filter = new ClientRepository.Filter(
                FilterValues.oneOf("status", status, ClientStatus.class),
                FilterValues.oneOf("mode", mode, ClientMode.class),
                name,
                q);
        return clients.list(filter, page)
                .flatMap(found -> toViews(found.items()).map(found::withItems));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<ClientView>> get(@PathVariable UUID id) {
        return clients.find(new ClientId(id))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such client")))
                .flatMap(client -> toViews(List.of(client)))
                .map(List::getFirst)
                .map(view -> Responses.ok(view.version(), view));
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<ClientView>> replace(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, @RequestBody ClientDraft draft) {
        return change(id, ChangeRequest.replace(caller, ifMatch, dryRun, draft));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<ClientView>> patch(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, MergePatch patch) {
        return change(id, new ChangeRequest<>(caller, ifMatch, dryRun, patch::applyTo));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return save.delete(caller, new ClientId(id), ifMatch);
    }

    private Mono<List<ClientView>> toViews(List<Client> found) {
        var endpoints = found.stream()
                .flatMap(client -> client.endpoints().stream())
                .collect(Collectors.toMap(ClientEndpoint::id, ClientEndpoint::endpointId));
        return observedStatuses
                .find(endpoints)
                .map(observed -> found.stream()
                        .map(client -> ClientView.of(client, observed, Map.of()))
                        .toList());
    }

    private static ResponseEntity<ClientView> created(DryRun dryRun, ClientView view, boolean isReplay) {
        return dryRun.isRequested()
                ? Responses.notStored(view)
                : Responses.created(ApiPath.V1 + "/clients/" + view.id(), view.version(), view, isReplay);
    }

    private Mono<ResponseEntity<ClientView>> change(UUID id, ChangeRequest<ClientDraft> request) {
        return save.change(new ClientId(id), request).map(view -> Responses.ok(request.dryRun(), view.version(), view));
    }
}
