package io.trunkline.demo;

import org.jspecify.annotations.Nullable;

/// A call of the demo and how it is meant to end.
///
/// @param connectTarget what an answered outbound call joins: `DynamicIVR`, `client`, or null for an inbound call
/// @param expectedDisposition as its record must have it
record PlannedCall(
        CallDirection direction,
        String from,
        String to,
        @Nullable String connectTarget,
        String expectedDisposition) {

    /// Who calls whom.
    enum CallDirection {
        OUTBOUND,
        INBOUND
    }
}
