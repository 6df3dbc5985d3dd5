package io.trunkline.routing.placedcalls;

import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Placed calls as the API returns them.
interface PlacedCallViews {
    /// Empty if the call was not placed over the API or belongs to another tenant.
    Mono<PlacedCallView> find(CallId call, Optional<UUID> tenant);
}
