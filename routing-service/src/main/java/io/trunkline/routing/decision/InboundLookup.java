package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.InboundEndpoint;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Optional;

/// The called number, the caller and the endpoint of an inbound call.
///
/// @param caller its national number belongs to the country of the called tenant
record InboundLookup(
        PhoneNumber number,
        CallerIdentity caller,
        Optional<InboundEndpoint> inboundEndpoint,
        Optional<String> account) {}
