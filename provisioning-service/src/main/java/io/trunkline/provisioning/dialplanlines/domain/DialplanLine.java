package io.trunkline.provisioning.dialplanlines.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dialplan line as it is stored.
///
/// @param version grows by one with each change, from 1
/// @param deletedAt set once, in the last version
public record DialplanLine(
        DialplanLineId id,
        long version,
        DialplanLineSettings settings,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {}
