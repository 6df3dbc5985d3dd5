package io.trunkline.did.tenants;

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
class HeardTenancy implements Tenancy {
    private final KnownTenants tenants;
    private final Readiness readiness;

    HeardTenancy(KnownTenants tenants, Readiness readiness) {
        this.tenants = tenants;
        this.readiness = readiness;
    }

    @Override
    public Mono<UUID> tenant(CurrentUser caller, @Nullable UUID named) {
        UUID tenant = named == null ? caller.tenantId().orElse(null) : named;
        if (tenant == null) {
            return Mono.error(unnamed());
        }
        if (!caller.canSee(tenant)) {
            return Mono.error(unknown(tenant));
        }
        return tenants.exists(tenant).flatMap(known -> known ? Mono.just(tenant) : Mono.error(notKnown(tenant)));
    }

    private ProblemException notKnown(UUID tenant) {
        return readiness.isCaughtUp()
                ? unknown(tenant)
                : CommonProblem.NOT_READY.problem("Whether there is a tenant " + tenant + " is not known yet");
    }

    private static ProblemException unknown(UUID tenant) {
        return DidProblem.TENANT_UNKNOWN.problem("Tenant not found: " + tenant);
    }

    private static ProblemException unnamed() {
        return CommonProblem.INVALID.problem(
                "Not as it must be: tenantId",
                Map.of("errors", List.of(new FieldViolation("tenantId", "required", "must name a tenant"))));
    }
}
