package io.trunkline.did.numbers;

import io.trunkline.did.numbers.DidRepository.Position;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.Optional;
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

/// The REST API of numbers. The second path is kept for clients of earlier systems.
@RestController
@RequestMapping({ApiPath.V1 + "/dids", "/api/asterisk-dids"})
class DidController {
    private final SaveDid save;
    private final FindDids find;

    DidController(SaveDid save, FindDids find) {
        this.save = save;
        this.find = find;
    }

    @PostMapping
    Mono<ResponseEntity<DidView>> add(
            CurrentUser caller, @Nullable IdempotencyKey key, @Valid @RequestBody AddDidRequest request) {
        return save.add(caller, key, request)
                .map(view -> Responses.created(ApiPath.V1 + "/dids/" + view.id(), view.version(), view));
    }

    @GetMapping
    Mono<Page<DidView>> list(
            CurrentUser caller,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam Optional<String> status,
            PageRequest page) {
        return find.list(
                        caller,
                        tenantId.map(TenantId::new),
                        status.map(DidController::parseStatus),
                        page.after().map(DidController::parsePosition),
                        page.rowsToRead())
                .map(rows -> Page.of(
                                rows,
                                page,
                                row -> Cursor.of(
                                        row.did().number(), row.did().id().value()))
                        .map(DidView::of));
    }

    @GetMapping("/next-available")
    Mono<ResponseEntity<DidView>> nextAvailable(CurrentUser caller, @RequestParam Optional<UUID> tenantId) {
        return find.nextAvailable(caller, tenantId.orElse(null))
                .map(DidView::of)
                .map(DidController::okWithEtag);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<DidView>> get(CurrentUser caller, @PathVariable UUID id) {
        return find.findOne(caller, new DidId(id)).map(DidView::of).map(DidController::okWithEtag);
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<DidView>> change(
            CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch, @Valid @RequestBody ChangeDidRequest request) {
        return save.change(caller, new DidId(id), ifMatch, request).map(DidController::okWithEtag);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(CurrentUser caller, @PathVariable UUID id, IfMatch ifMatch) {
        return save.remove(caller, new DidId(id), ifMatch);
    }

    private static ResponseEntity<DidView> okWithEtag(DidView view) {
        return Responses.ok(view.version(), view);
    }

    private static DidStatus parseStatus(String wireName) {
        return DidStatus.findByWireName(wireName)
                .orElseThrow(() -> invalidField("status", "must be active, available, inactive or suspended"));
    }

    private static Position parsePosition(Cursor cursor) {
        try {
            return new Position(new PhoneNumber(cursor.text(0)), new DidId(cursor.uuid(1)));
        } catch (IllegalArgumentException _) {
            throw invalidField("after", "must be the value of next from an earlier page of this list");
        }
    }

    private static ProblemException invalidField(String field, String message) {
        return CommonProblem.INVALID.problem(field + " " + message, new FieldViolation(field, "value", message));
    }
}
