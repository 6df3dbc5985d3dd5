package io.trunkline.routing.caps.domain;

/// A place in the rotation that a decision changes.
public record Moved(CapKey key, Rotation to) {}
