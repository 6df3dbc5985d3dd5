package io.trunkline.routing.admission;

import io.trunkline.telephony.tags.CallTags;
import java.util.Map;

/// What the record of a call gets besides the decision.
///
/// @param reference what the order asked to keep with it
/// @param tags      of the order, or of the inbound call
record RecordFields(Map<String, String> reference, CallTags tags) {
    /// Of a call without an order, and without tags.
    static final RecordFields NONE = new RecordFields(Map.of(), CallTags.NONE);

    RecordFields {
        reference = Map.copyOf(reference);
    }
}
