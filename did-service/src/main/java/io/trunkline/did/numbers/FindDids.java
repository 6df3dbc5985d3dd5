package io.trunkline.did.numbers;

import io.trunkline.did.numbers.DidRepository.Filter;
import io.trunkline.did.numbers.DidRepository.Position;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds numbers; those of another tenant are not there.
@Component
class FindDids {
    private final DidRepository dids;
    private final TenantResolver tenantResolver;

    FindDids(DidRepository dids, TenantResolver tenancy) {
        this.dids = dids;
        this.tenantResolver = tenancy;
    }

    Mono<DidWithUsage> findOne(CurrentUser by, UUID id) {
        return dids.find(id, by.tenantId()).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /// @param tenant whose numbers; the platform's people may leave it out and see everybody's
    Mono<List<DidWithUsage>> list(
            CurrentUser by, Optional<UUID> tenant, Optional<DidStatus> status, Optional<Position> after, int limit) {
        if (by.isPlatformUser() && tenant.isEmpty()) {
            return dids.list(new Filter(Optional.empty(), status, after), limit);
        }
        return tenantResolver
                .resolve(by, tenant.orElse(null))
                .flatMap(whose -> dids.list(new Filter(Optional.of(whose), status, after), limit));
    }

    /// The number that is next in rotation.
    Mono<DidWithUsage> nextAvailable(CurrentUser by, @Nullable UUID tenant) {
        return tenantResolver
                .resolve(by, tenant)
                .flatMap(dids::findLeastUsed)
                .switchIfEmpty(Mono.error(
                        () -> DidProblem.NONE_AVAILABLE.problem("No available DIDs configured for this tenant")));
    }

    static ProblemException notFound(UUID id) {
        return CommonProblem.NOT_FOUND.problem("DID not found: " + id);
    }
}
