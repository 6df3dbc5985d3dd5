package io.trunkline.routing.caps.domain;

/// A change of a position in the rotation.
public record RotationMove(CapKey key, Rotation to) {}
