package io.trunkline.routing.caps.domain;

/// What one attempt takes of one cap.
///
/// @param concurrent  until the attempt ends
/// @param total   until it is known whether it was answered, and for good if it was
/// @param windows one of this day, this hour and this second
public record CapUse(CapKey key, boolean concurrent, boolean total, boolean windows) {}
