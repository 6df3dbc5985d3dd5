package io.trunkline.provisioning.carriers;

import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.OutboundBlockDraft;
import io.trunkline.provisioning.carriers.domain.OutboundBlockDraft.OutboundBlock;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Sets and removes the dial prefix of a carrier, from which its dialplan lines follow.
@Component
class ManageOutboundBlocks {
    private final CarrierRepository carriers;
    private final SaveCarrier save;
    private final FindCarriers find;
    private final FindCarrierDependents dependents;

    ManageOutboundBlocks(
            CarrierRepository carriers, SaveCarrier save, FindCarriers find, FindCarrierDependents dependents) {
        this.carriers = carriers;
        this.save = save;
        this.find = find;
        this.dependents = dependents;
    }

    /// @param ifMatch the version of the carrier
    Mono<OutboundBlockView> create(CurrentUser by, IfMatch ifMatch, DryRun dryRun, OutboundBlockDraft draft) {
        var block = ProblemMapping.valueOrThrow(draft.check());
        return carriers.find(block.carrier())
                .switchIfEmpty(Mono.error(() -> ProvisioningProblem.CARRIER_UNKNOWN.problem(
                        "There is no carrier " + draft.carrierId(),
                        new FieldViolation("carrierId", "carrier.unknown", "must be the id of a carrier"))))
                .doOnNext(carrier -> requireNoOtherPrefix(carrier, block))
                .flatMap(carrier -> save.change(
                        carrier.id(),
                        new ChangeRequest<>(
                                by,
                                ifMatch,
                                dryRun,
                                stored -> stored.withDialPrefix(block.prefix().digits(), block.timeoutSeconds()))))
                .map(OutboundBlockView::of);
    }

    Mono<OutboundBlockView> find(String prefix) {
        return requireCarrier(prefix).map(Carrier::id).flatMap(find::findOne).map(OutboundBlockView::of);
    }

    /// @param ifMatch the version of the carrier
    /// @param force whether the block is deleted although active campaigns use its prefix
    Mono<Void> delete(CurrentUser by, String prefix, IfMatch ifMatch, boolean force) {
        return requireCarrier(prefix)
                .flatMap(carrier -> force
                        ? Mono.just(carrier)
                        : dependents.requirePrefixUnused(carrier).thenReturn(carrier))
                .flatMap(carrier -> save.change(
                        carrier.id(),
                        new ChangeRequest<>(by, ifMatch, DryRun.NO, stored -> stored.withDialPrefix(null, null))))
                .then();
    }

    private Mono<Carrier> requireCarrier(String prefix) {
        return Mono.justOrEmpty(DialPrefix.parse(prefix))
                .flatMap(carriers::findByPrefix)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("No carrier has this dial prefix")));
    }

    private static void requireNoOtherPrefix(Carrier carrier, OutboundBlock block) {
        carrier.settings()
                .dialPrefix()
                .filter(prefix -> !prefix.equals(block.prefix()))
                .ifPresent(prefix -> {
                    throw ProvisioningProblem.CARRIER_HAS_PREFIX.problem("The carrier has the dial prefix "
                            + prefix.digits() + ": delete that block first, or change dialPrefix of the carrier");
                });
    }
}
