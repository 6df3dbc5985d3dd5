package io.trunkline.routing.caps.domain;

/// The use of one cap by one attempt.
///
/// @param concurrent counts as a concurrent call until the attempt ends
/// @param total      counts towards the total, and stays counted if the attempt is answered
/// @param windows    counts in the current day, hour and second
public record CapUse(CapKey key, boolean concurrent, boolean total, boolean windows) {}
