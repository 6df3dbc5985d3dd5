package io.trunkline.provisioning.dialplan;

import io.trunkline.provisioning.dialplan.domain.Line;
import io.trunkline.provisioning.endpoints.domain.AppliedVersion;
import io.trunkline.provisioning.endpoints.domain.Observation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dialplan line as callers see it.
///
/// @param applied the version that stands in Asterisk's tables; null before the first
record LineView(
        UUID id,
        long version,
        String context,
        String exten,
        int priority,
        String app,
        String appdata,
        Instant createdAt,
        Instant updatedAt,
        @Nullable AppliedVersion applied) {

    static LineView of(Line line, Observation seen) {
        var settings = line.settings();
        return new LineView(
                line.id().value(),
                line.version(),
                settings.context(),
                settings.exten(),
                settings.priority(),
                settings.app(),
                settings.appdata(),
                line.createdAt(),
                line.updatedAt(),
                seen.applied().orElse(null));
    }
}
