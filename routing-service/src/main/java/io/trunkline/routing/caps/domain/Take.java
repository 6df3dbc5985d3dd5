package io.trunkline.routing.caps.domain;

/// What one attempt takes of one cap.
///
/// @param atOnce  until the attempt ends
/// @param inAll   until it is known whether it was answered, and for good if it was
/// @param windows one of this day, this hour and this second
public record Take(CapKey key, boolean atOnce, boolean inAll, boolean windows) {}
