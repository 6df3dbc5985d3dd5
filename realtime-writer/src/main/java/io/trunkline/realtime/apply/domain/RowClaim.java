package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;

/// An entity's wish for a row, as remembered.
///
/// @param sequence when it was last applied, among all entities: of two claims on one row the later one has it
public record RowClaim(EntityKey owner, DesiredRow row, long sequence) {}
