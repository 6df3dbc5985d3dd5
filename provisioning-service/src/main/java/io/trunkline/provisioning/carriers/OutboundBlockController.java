package io.trunkline.provisioning.carriers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.provisioning.carriers.domain.OutboundBlockDraft;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
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

/// The dialplan lines of dial prefixes. They belong to a carrier and cannot be changed one by one.
@RestController
@RequestMapping(OutboundBlockController.PATH)
class OutboundBlockController {
    static final String PATH = ApiPath.V1 + "/dialplan-lines/outbound-blocks";

    private final ManageOutboundBlocks blocks;

    OutboundBlockController(ManageOutboundBlocks blocks) {
        this.blocks = blocks;
    }

    @PostMapping
    @Operation(operationId = "createOutboundBlock", summary = "Write the dialplan lines of a dial prefix")
    Mono<ResponseEntity<OutboundBlockView>> create(
            CurrentUser caller, IfMatch ifMatch, DryRun dryRun, @RequestBody OutboundBlockDraft draft) {
        return blocks.create(caller, ifMatch, dryRun, draft)
                .map(block -> dryRun.isRequested()
                        ? Responses.notStored(block)
                        : Responses.created(PATH + "/" + block.prefix(), block.version(), block));
    }

    @GetMapping("/{prefix}")
    @Operation(operationId = "getOutboundBlock", summary = "Get the dialplan lines of a dial prefix")
    Mono<ResponseEntity<OutboundBlockView>> get(@PathVariable String prefix) {
        return blocks.find(prefix).map(block -> Responses.ok(block.version(), block));
    }

    @DeleteMapping("/{prefix}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteOutboundBlock", summary = "Delete the dialplan lines of a dial prefix")
    Mono<Void> delete(
            CurrentUser caller,
            @PathVariable String prefix,
            IfMatch ifMatch,
            @Parameter(description = "delete them even if active campaigns use the prefix") @RequestParam
                    Optional<Boolean> force) {
        return blocks.delete(caller, prefix, ifMatch, force.orElse(false));
    }
}
