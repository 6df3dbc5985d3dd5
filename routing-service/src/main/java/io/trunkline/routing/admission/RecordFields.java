package io.trunkline.routing.admission;

import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.telephony.tags.CallTags;
import java.util.Map;
import java.util.Optional;

/// What the record of a call gets besides the decision.
///
/// @param reference what the order asked to keep with it
/// @param tags      of the order, or of the inbound call
/// @param connect   of the order, what the answered call is connected to
record RecordFields(Map<String, String> reference, CallTags tags, Optional<ConnectTarget> connect) {
    /// Of a call without an order, and without tags.
    static final RecordFields NONE = new RecordFields(Map.of(), CallTags.NONE, Optional.empty());

    RecordFields {
        reference = Map.copyOf(reference);
    }
}
