package io.trunkline.provisioning.dialplanlines;

import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.observedstatus.domain.AppliedVersion;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.realtimewriter.domain.PlannedRows;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dialplan line as the API returns it.
///
/// @param applied the version that is in Asterisk's realtime tables; null before the first
/// @param tableRows what a dry run would write to Asterisk's tables; null otherwise
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
        @Nullable AppliedVersion applied,
        @Nullable PlannedRows tableRows) {

    static DialplanLineView of(DialplanLine line, ObservedStatus observed) {
        return of(line, observed, null);
    }

    static DialplanLineView of(DialplanLine line, ObservedStatus observed, @Nullable PlannedRows tableRows) {
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
                observed.applied().orElse(null),
                tableRows);
    }
}
