package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;

/// An entity's claim to a row.
///
/// @param sequence of the change that made the claim; the claim with the highest number has the row
public record RowClaim(EntityKey owner, DesiredRow row, long sequence) {}
