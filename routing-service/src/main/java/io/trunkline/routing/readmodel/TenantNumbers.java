package io.trunkline.routing.readmodel;

import io.trunkline.telephony.numbers.PhoneNumberReader;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Finds the reader for the numbers that the users of a tenant write: a national number belongs to the tenant's
/// country, or to the default country if it has none. A change of the country applies to the next request.
public interface TenantNumbers {
    Mono<PhoneNumberReader> ofTenant(UUID tenant);

    /// For the tenant of a campaign.
    Mono<PhoneNumberReader> ofCampaign(UUID campaign);

    /// For a request that names no tenant.
    PhoneNumberReader ofDefaultCountry();
}
