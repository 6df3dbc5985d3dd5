package io.trunkline.routing.readmodel;

import io.trunkline.messaging.references.AwaitReferences;
import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ReadModelTenantResolver implements TenantResolver {
    private final ReadModel readModel;
    private final AwaitReferences references;

    ReadModelTenantResolver(ReadModel readModel, AwaitReferences references) {
        this.readModel = readModel;
        this.references = references;
    }

    @Override
    public Mono<UUID> resolve(CurrentUser caller, @Nullable UUID named) {
        return resolveOfList(caller, Optional.ofNullable(named))
                .map(tenant -> tenant.orElseThrow(() -> InputErrors.missing("tenantId")));
    }

    @Override
    public Mono<Optional<UUID>> resolveOfList(CurrentUser caller, Optional<UUID> named) {
        return Mono.fromCallable(() -> caller.tenantOfList(named))
                .flatMap(tenant -> named.isPresent() ? requireKnown(named.get()).map(Optional::of) : Mono.just(tenant));
    }

    private Mono<UUID> requireKnown(UUID tenant) {
        Mono<ReferenceState> state = readModel.tenantState(tenant);
        ProblemException unknown = CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + tenant);
        return references.run(state.filter(found -> found == ReferenceState.AVAILABLE)
                .map(_ -> tenant)
                .switchIfEmpty(references.refuse(unknown, state)));
    }
}
