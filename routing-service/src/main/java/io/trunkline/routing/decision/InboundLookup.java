package io.trunkline.routing.decision;

import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Optional;

/// The called number, the caller and the endpoint of an inbound call.
///
/// @param caller       in E.164 or [CallerIdentity#ANONYMOUS]; empty for a caller without a phone number
/// @param callerDigits the caller's digits as they were received; may be empty
record InboundLookup(
        PhoneNumber number, Optional<String> caller, String callerDigits, Optional<EndpointId> inboundEndpoint) {}
