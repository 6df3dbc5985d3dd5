package io.trunkline.provisioning.dialplanlines;

import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineDraft;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineId;
import io.trunkline.provisioning.observedstatus.ObservedStatusRepository;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
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
@RequestMapping(ApiPath.V1 + "/dialplan-lines")
class DialplanLineController {
    private final SaveDialplanLine save;
    private final DialplanLineRepository lines;
    private final ObservedStatusRepository observedStatuses;

    DialplanLineController(
            SaveDialplanLine save, DialplanLineRepository lines, ObservedStatusRepository observedStatuses) {
        this.save = save;
        this.lines = lines;
        this.observedStatuses = observedStatuses;
    }

    @PostMapping
    Mono<ResponseEntity<DialplanLineView>> create(
            CurrentUser caller, @Nullable IdempotencyKey key, DryRun dryRun, @RequestBody DialplanLineDraft draft) {
        return save.create(new CreateRequest<>(caller, key, dryRun, draft))
                .map(answer -> created(dryRun, answer.value(), answer.isRepeat()));
    }

    @GetMapping
    Mono<Page<DialplanLineView>> list(
            @RequestParam Optional<String> context,
            @RequestParam Optional<String> exten,
            @RequestParam Optional<String> app,
            @RequestParam Optional<String> q,
            @ListOptions(sort = {"context", "createdAt"}) PageRequest page) {
        return lines.list(new DialplanLineRepository.Filter(context, exten, app, q), page)
                .flatMap(found -> toViews(found.items()).map(found::withItems));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<DialplanLineView>> get(@PathVariable UUID id) {
        return lines.find(new DialplanLineId(id))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such dialplan line")))
                .flatMap(line -> toViews(List.of(line)))
                .map(List::getFirst)
                .map(view -> Responses.ok(view.version(), view));
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<DialplanLineView>> replace(
            CurrentUser caller,
            @PathVariable UUID id,
            IfMatch ifMatch,
            DryRun dryRun,
            @RequestBody DialplanLineDraft draft) {
        return change(id, ChangeRequest.replace(caller, ifMatch, dryRun, draft));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<DialplanLineView>> patch(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, DryRun dryRun, MergePatch patch) {
        return change(id, new ChangeRequest<>(caller, ifMatch, dryRun, patch::applyTo));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return save.delete(caller, new DialplanLineId(id), ifMatch);
    }

    private Mono<List<DialplanLineView>> toViews(List<DialplanLine> found) {
        return observedStatuses
                .findAppliedVersions(
                        found.stream().map(line -> line.id().value()).toList())
                .map(observed -> found.stream()
                        .map(line -> DialplanLineView.of(
                                line, observed.getOrDefault(line.id().value(), ObservedStatus.NONE)))
                        .toList());
    }

    private static ResponseEntity<DialplanLineView> created(DryRun dryRun, DialplanLineView view, boolean isReplay) {
        return dryRun.isRequested()
                ? Responses.notStored(view)
                : Responses.created(ApiPath.V1 + "/dialplan-lines/" + view.id(), view.version(), view, isReplay);
    }

    private Mono<ResponseEntity<DialplanLineView>> change(UUID id, ChangeRequest<DialplanLineDraft> request) {
        return save.change(new DialplanLineId(id), request)
                .map(view -> Responses.ok(request.dryRun(), view.version(), view));
    }
}
