package io.trunkline.provisioning.dialplan;

import io.trunkline.provisioning.dialplan.domain.Line;
import io.trunkline.provisioning.dialplan.domain.LineDraft;
import io.trunkline.provisioning.dialplan.domain.LineId;
import io.trunkline.provisioning.endpoints.Observations;
import io.trunkline.provisioning.endpoints.domain.Observation;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
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
@RequestMapping("/api/dialplan-lines")
class LineController {
    private final SaveLine save;
    private final Lines lines;
    private final Observations observations;

    LineController(SaveLine save, Lines lines, Observations observations) {
        this.save = save;
        this.lines = lines;
        this.observations = observations;
    }

    @PostMapping
    Mono<ResponseEntity<LineView>> create(
            CurrentUser caller, @Nullable IdempotencyKey key, @RequestBody LineDraft draft) {
        return save.create(caller, key, draft)
                .map(view -> ResponseEntity.created(URI.create("/api/dialplan-lines/" + view.id()))
                        .eTag(IfMatch.etag(view.version()))
                        .body(view));
    }

    @GetMapping
    Mono<Page<LineView>> list(
            @RequestParam(required = false) @Nullable String context,
            @RequestParam(required = false) @Nullable String exten,
            PageRequest page) {
        return lines.list(context, exten, page)
                .flatMap(this::views)
                .map(views -> Page.of(views, page, view -> Cursor.of(view.context(), view.exten(), view.priority())));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<LineView>> get(@PathVariable UUID id) {
        return lines.find(new LineId(id))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such dialplan line")))
                .flatMap(line -> views(List.of(line)))
                .map(views -> ok(views.getFirst()));
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<LineView>> replace(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, @RequestBody LineDraft draft) {
        return save.replace(caller, new LineId(id), ifMatch, draft).map(LineController::ok);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return save.delete(caller, new LineId(id), ifMatch);
    }

    private Mono<List<LineView>> views(List<Line> found) {
        return observations
                .of(found.stream().map(line -> line.id().value()).toList())
                .map(seen -> found.stream()
                        .map(line ->
                                LineView.of(line, seen.getOrDefault(line.id().value(), Observation.NOTHING)))
                        .toList());
    }

    private static ResponseEntity<LineView> ok(LineView view) {
        return ResponseEntity.ok().eTag(IfMatch.etag(view.version())).body(view);
    }
}
