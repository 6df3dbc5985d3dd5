package io.trunkline.demo;

import org.jspecify.annotations.Nullable;

/// A call of the demo and its expected result.
///
/// @param connectTarget what an answered outbound call joins: `DynamicIVR`, `client`, or null for an inbound call
/// @param expectedDisposition the disposition that its record must have
record PlannedCall(
        CallDirection direction,
        String from,
        String to,
        @Nullable String connectTarget,
        String expectedDisposition) {

    /// The caller and the callee, for the report.
    enum CallDirection {
        OUTBOUND,
        INBOUND
    }
}
