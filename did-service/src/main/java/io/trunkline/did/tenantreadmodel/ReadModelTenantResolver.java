package io.trunkline.did.tenantreadmodel;

import io.trunkline.did.platform.DidProblem;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ReadModelTenantResolver implements TenantResolver {
    private final TenantReadModel tenants;
    private final Readiness readiness;

    ReadModelTenantResolver(TenantReadModel tenants, Readiness readiness) {
        this.tenants = tenants;
        this.readiness = readiness;
    }

    @Override
    public Mono<UUID> resolve(CurrentUser caller, @Nullable UUID named) {
        UUID tenant = named == null ? caller.tenantId().orElse(null) : named;
        if (tenant == null) {
            return Mono.error(tenantRequired());
        }
        if (!caller.canSee(tenant)) {
            return Mono.error(notFound(tenant));
        }
        return tenants.exists(tenant)
                .flatMap(known -> known ? Mono.just(tenant) : Mono.error(notFoundOrNotReady(tenant)));
    }

    private ProblemException notFoundOrNotReady(UUID tenant) {
        return readiness.isCaughtUp()
                ? notFound(tenant)
                : CommonProblem.NOT_READY.problem("Whether there is a tenant " + tenant + " is not known yet");
    }

    private static ProblemException notFound(UUID tenant) {
        return DidProblem.TENANT_UNKNOWN.problem("Tenant not found: " + tenant);
    }

    private static ProblemException tenantRequired() {
        return CommonProblem.INVALID.problem(
                "Not as it must be: tenantId",
                Map.of("errors", List.of(new FieldViolation("tenantId", "required", "must name a tenant"))));
    }
}
