package io.trunkline.provisioning.carriers;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The versions of a carrier, and the way back to one of them.
@RestController
@RequestMapping(ApiPath.V1 + "/carriers/{id}/versions")
class CarrierVersionController {
    private final SaveCarrier save;
    private final FindCarriers find;
    private final CarrierHistory history;

    CarrierVersionController(SaveCarrier save, FindCarriers find, CarrierHistory history) {
        this.save = save;
        this.find = find;
        this.history = history;
    }

    @GetMapping
    @Operation(operationId = "listCarrierVersions", summary = "List the versions of a carrier")
    Mono<Page<CarrierVersionView>> list(@PathVariable UUID id, @ListOptions(sort = "-version") PageRequest page) {
        return find.requireCarrier(new CarrierId(id)).flatMap(carrier -> history.list(carrier.id(), page));
    }

    /// Saves the settings of an earlier version as a new one. The password stays.
    @PostMapping("/{version}/restore")
    @Operation(operationId = "restoreCarrierVersion", summary = "Set a carrier to one of its earlier versions")
    Mono<ResponseEntity<CarrierView>> restore(
            CurrentUser caller, @PathVariable UUID id, @PathVariable long version, IfMatch ifMatch, DryRun dryRun) {
        var carrier = new CarrierId(id);
        return history.find(carrier, version)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such version")))
                .flatMap(draft -> save.change(carrier, ChangeRequest.replace(caller, ifMatch, dryRun, draft)))
                .map(view -> Responses.ok(dryRun, view.version(), view));
    }
}
