package io.trunkline.did.tenantreadmodel;

import io.trunkline.did.platform.DidProblem;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
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
    public Mono<TenantId> resolve(CurrentUser caller, @Nullable UUID requested) {
        UUID tenant = requested == null ? caller.tenantId().orElse(null) : requested;
        if (tenant == null) {
            return Mono.error(tenantRequired());
        }
        if (!caller.canSee(tenant)) {
            return Mono.error(notFound(tenant));
        }
        return tenants.exists(tenant)
                .flatMap(exists -> exists ? Mono.just(new TenantId(tenant)) : Mono.error(notFoundOrNotReady(tenant)));
    }

    private ProblemException notFoundOrNotReady(UUID tenant) {
        return readiness.isCaughtUp()
                ? notFound(tenant)
                : CommonProblem.NOT_READY.problem("The service has not read all tenants yet; try again shortly");
    }

    private static ProblemException notFound(UUID tenant) {
        return DidProblem.TENANT_UNKNOWN.problem("Tenant not found: " + tenant);
    }

    private static ProblemException tenantRequired() {
        return CommonProblem.INVALID.problem(
                "tenantId is required", new FieldViolation("tenantId", "required", "is required"));
    }
}
