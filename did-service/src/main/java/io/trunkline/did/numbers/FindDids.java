package io.trunkline.did.numbers;

import io.trunkline.did.campaignreadmodel.CampaignReadModel;
import io.trunkline.did.numbers.DidRepository.Filter;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.numbers.domain.RotationFilter;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.LocalPresence;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds numbers. A seller finds only the numbers of its own tenant.
@Component
class FindDids {
    private final DidRepository dids;
    private final TenantResolver tenantResolver;
    private final CampaignReadModel campaigns;
    private final ReadNumber numbers;
    private final Country defaultCountry;

    FindDids(
            DidRepository dids,
            TenantResolver tenantResolver,
            CampaignReadModel campaigns,
            ReadNumber numbers,
            PhoneNumberReaders readers) {
        this.dids = dids;
        this.campaigns = campaigns;
        this.tenantResolver = tenantResolver;
        this.numbers = numbers;
        this.defaultCountry = readers.defaultCountry();
    }

    Mono<DidWithUsage> findOne(CurrentUser by, DidId id) {
        return dids.find(id, by.tenantId().map(TenantId::new)).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /// @param filter without a tenant, platform users get the numbers of all tenants
    /// @param number only this number; a national one is a number of the tenant's country
    Mono<Page<DidWithUsage>> list(CurrentUser by, Filter filter, Optional<String> number, PageRequest page) {
        if (by.isPlatformUser() && filter.tenant().isEmpty()) {
            return dids.list(filter.withNumber(number.map(text -> numbers.read(defaultCountry, text))), page);
        }
        return tenantResolver
                .resolve(by, filter.tenant().map(TenantId::value).orElse(null))
                .zipWhen(tenantResolver::countryOf)
                .map(tenant -> filter.withTenant(tenant.getT1())
                        .withNumber(number.map(text -> numbers.read(tenant.getT2(), text))))
                .flatMap(ofTenant -> dids.list(ofTenant, page));
    }

    /// The number to use as caller ID for the next call.
    ///
    /// @param near a called number: numbers near it come first; a national one is of the tenant's country
    /// @param campaign a campaign with caller IDs of its own limits the choice to those; an unknown one has none
    Mono<DidWithUsage> nextAvailable(
            CurrentUser by,
            @Nullable UUID tenant,
            RotationFilter filter,
            Optional<String> near,
            Optional<UUID> campaign) {
        return tenantResolver
                .resolve(by, tenant)
                .flatMap(resolved -> near(resolved, filter, near)
                        .flatMap(nearest -> ofCampaign(resolved, nearest, campaign))
                        .flatMap(wanted -> dids.findLeastUsed(resolved, wanted)))
                .switchIfEmpty(Mono.error(
                        () -> DidProblem.NONE_AVAILABLE.problem("No available DIDs configured for this tenant")));
    }

    private Mono<RotationFilter> near(TenantId tenant, RotationFilter filter, Optional<String> near) {
        return near.map(text -> tenantResolver
                        .countryOf(tenant)
                        .map(country -> filter.withNear(LocalPresence.of(numbers.read(country, text)))))
                .orElseGet(() -> Mono.just(filter));
    }

    private Mono<RotationFilter> ofCampaign(TenantId tenant, RotationFilter filter, Optional<UUID> campaign) {
        return campaign.map(id -> campaigns.callerIds(tenant, id).map(filter::withPool))
                .orElseGet(() -> Mono.just(filter));
    }

    static ProblemException notFound(DidId id) {
        return CommonProblem.NOT_FOUND.problem("DID not found: " + id);
    }
}
