package io.trunkline.realtime.projection.domain;

/// An entity's wish for a row, as remembered.
///
/// @param sequence when it was last applied, among all entities: of two claims on one row the later one has it
public record Claim(EntityKey owner, WantedRow row, long sequence) {}
