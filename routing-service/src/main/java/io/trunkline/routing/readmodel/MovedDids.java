package io.trunkline.routing.readmodel;

import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The campaigns of numbers that were moved to another tenant.
public interface MovedDids {
    /// Removes those of the numbers that belong to another tenant from its campaigns. Has no effect if it is repeated.
    ///
    /// @param dids numbers that may have been moved, as stored in the read model
    Mono<Void> removeFromCampaigns(Collection<UUID> dids);
}
