package io.trunkline.provisioning.dialplanlines;

import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.observedstatus.domain.AppliedVersion;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dialplan line as the API returns it.
///
/// @param applied the version that is in Asterisk's realtime tables; null before the first
record DialplanLineView(
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

    static DialplanLineView of(DialplanLine line, ObservedStatus observed) {
        var settings = line.settings();
        return new DialplanLineView(
                line.id().value(),
                line.version(),
                settings.context(),
                settings.exten(),
                settings.priority(),
                settings.app(),
                settings.appdata(),
                line.createdAt(),
                line.updatedAt(),
                observed.applied().orElse(null));
    }
}
