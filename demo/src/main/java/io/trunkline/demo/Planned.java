package io.trunkline.demo;

import org.jspecify.annotations.Nullable;

/// A call of the demo and how it is meant to end.
///
/// @param connect what an answered outbound call joins: `DynamicIVR`, `client`, or null for an inbound call
/// @param disposition as its record must have it
record Planned(Way way, String from, String to, @Nullable String connect, String disposition) {

    /// Who calls whom.
    enum Way {
        OUT,
        IN
    }
}
