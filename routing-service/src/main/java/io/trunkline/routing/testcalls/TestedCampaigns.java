package io.trunkline.routing.testcalls;

import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Database access of [PlaceTestCall].
interface TestedCampaigns {
    /// @param numbers active ones first
    record TestedCampaign(UUID id, UUID tenant, List<TestedNumber> numbers) {
        public TestedCampaign {
            numbers = List.copyOf(numbers);
        }
    }

    /// A number of a campaign.
    record TestedNumber(UUID did, PhoneNumber number) {}

    /// Empty if it does not exist or belongs to another tenant.
    Mono<TestedCampaign> find(UUID campaign, Optional<UUID> tenant);
}
