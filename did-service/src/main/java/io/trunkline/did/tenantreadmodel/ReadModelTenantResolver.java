package io.trunkline.did.tenantreadmodel;

import io.trunkline.messaging.references.AwaitReferences;
import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
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
    private final AwaitReferences references;
    private final Country defaultCountry;

    ReadModelTenantResolver(TenantReadModel tenants, AwaitReferences references, PhoneNumberReaders readers) {
        this.tenants = tenants;
        this.references = references;
        this.defaultCountry = readers.defaultCountry();
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
        Mono<ReferenceState> state = tenants.state(tenant);
        return references.run(state.filter(found -> found == ReferenceState.AVAILABLE)
                .map(_ -> new TenantId(tenant))
                .switchIfEmpty(references.refuse(notFound(tenant), state)));
    }

    @Override
    public Mono<Void> lock(TenantId tenant) {
        return tenants.lockExisting(tenant.value())
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> notFound(tenant.value())))
                .then();
    }

    @Override
    public Mono<Country> countryOf(TenantId tenant) {
        return tenants.country(tenant.value()).defaultIfEmpty(defaultCountry);
    }

    private static ProblemException notFound(UUID tenant) {
        return CommonProblem.TENANT_UNKNOWN.problem("Tenant not found: " + tenant);
    }

    private static ProblemException tenantRequired() {
        return CommonProblem.INVALID.problem(
                "tenantId is required", new FieldViolation("tenantId", "required", "is required"));
    }
}
