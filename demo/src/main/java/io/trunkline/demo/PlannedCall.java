package io.trunkline.demo;

import io.trunkline.testkit.suite.RunningSuite;
import org.jspecify.annotations.Nullable;

/// A call of the demo and its expected result.
///
/// @param connectTarget what an answered outbound call joins: `DynamicIVR`, `client`, or null for an inbound call
/// @param expectedDisposition the disposition that its record must have
/// @param node where an inbound call comes in; null for an outbound call, for which routing-service chooses the
///     node
record PlannedCall(
        CallDirection direction,
        String from,
        String to,
        @Nullable String connectTarget,
        String expectedDisposition,
        RunningSuite.@Nullable Node node) {

    static PlannedCall outbound(String to, String connectTarget, String expectedDisposition) {
        return new PlannedCall(CallDirection.OUTBOUND, "", to, connectTarget, expectedDisposition, null);
    }

    static PlannedCall inbound(String from, String to, String expectedDisposition, RunningSuite.Node node) {
        return new PlannedCall(CallDirection.INBOUND, from, to, null, expectedDisposition, node);
    }

    /// The caller and the callee, for the report.
    enum CallDirection {
        OUTBOUND,
        INBOUND
    }
}
