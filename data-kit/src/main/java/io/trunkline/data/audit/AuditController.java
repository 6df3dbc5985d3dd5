package io.trunkline.data.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `GET /api/v1/audit/{kind}`: the changes of the service's own kinds of entities.
@RestController
class AuditController {
    private final AuditedKinds kinds;
    private final SqlAuditedChanges changes;

    AuditController(AuditedKinds kinds, SqlAuditedChanges changes) {
        this.kinds = kinds;
        this.changes = changes;
    }

    /// @param kind     such as `carriers`
    /// @param entityId of the entity that was changed
    /// @param actor    id or name of the user or API key
    /// @param action   such as `update`
    /// @param from     earliest time, inclusive
    /// @param to       latest time, exclusive
    /// @param tenantId only this tenant's; a seller gets its own tenant's without it
    @GetMapping(ApiPath.V1 + "/audit/{kind}")
    @Operation(operationId = "listChanges", summary = "List changes: who changed what, and when")
    Mono<Page<AuditedChange>> list(
            CurrentUser caller,
            @PathVariable("kind") String kind,
            @RequestParam Optional<String> entityId,
            @RequestParam Optional<String> actor,
            @RequestParam(required = false) @Nullable List<String> action,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam Optional<UUID> tenantId,
            @ListOptions(sort = "-at") PageRequest page) {
        AuditedKinds.Kind readable = readable(caller, kind);
        requireRange(from, to);
        var filter = new AuditFilter(
                readable.entity(),
                entityId,
                caller.tenantOfList(tenantId),
                actor,
                FilterValues.oneOf("action", action, readable.actions()),
                from,
                to);
        return changes.list(filter, page);
    }

    private static void requireRange(Optional<Instant> from, Optional<Instant> to) {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw InputErrors.invalid(Stream.of(new FieldViolation("to", "range", "must be after from")));
        }
    }

    private AuditedKinds.Kind readable(CurrentUser caller, String path) {
        AuditedKinds.Kind kind = kinds.find(path)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.problem("This service has no changes of " + path
                        + "; it has those of " + String.join(", ", kinds.paths())));
        if (!caller.isPlatformUser() && !kind.ofTenants()) {
            throw CommonProblem.FORBIDDEN.problem("Only admins and staff may read changes of " + path);
        }
        return kind;
    }
}
