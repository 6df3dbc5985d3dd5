package io.trunkline.provisioning.dialplanlines.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored dialplan line.
///
/// @param version from 1, increased by one with each change
/// @param deletedAt null until the line is deleted
public record DialplanLine(
        DialplanLineId id,
        long version,
        DialplanLineSettings settings,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {}
