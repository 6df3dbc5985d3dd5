package io.trunkline.routing.caps.domain;

/// A place in the rotation that a decision changes.
public record RotationMove(CapKey key, Rotation to) {}
