package io.trunkline.routing.decision;

import io.trunkline.routing.telephony.domain.EndpointId;
import io.trunkline.routing.telephony.domain.PhoneNumber;
import java.util.Optional;

/// A number that was called, who calls it, and the endpoint that the call came in by.
///
/// @param caller in E.164 or [NumberReader#ANONYMOUS]; empty for digits that are no number
/// @param callerAsDialed   the same as the caller's side wrote it, empty for no number
record InboundLookup(
        PhoneNumber number, Optional<String> caller, String callerAsDialed, Optional<EndpointId> inboundEndpoint) {}
