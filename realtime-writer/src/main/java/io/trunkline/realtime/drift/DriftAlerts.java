package io.trunkline.realtime.drift;

import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.realtime.drift.domain.TableCheck;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps what a check has found to `alert.raised`. The same finding is raised once, until it is over.
final class DriftAlerts {
    /// Names in a message. The API has them all.
    private static final int NAMED = 5;

    private DriftAlerts() {}

    /// @param before the check before, null after a start
    static List<AlertRaised> of(TableCheck check, @Nullable TableCheck before) {
        var alerts = new ArrayList<AlertRaised>();
        var columns = check.missingColumns();
        if (!columns.isEmpty() && (before == null || !columns.equals(before.missingColumns()))) {
            alerts.add(alert(
                    AlertKinds.REALTIME_COLUMNS_MISSING,
                    AlertRaised.Severity.CRITICAL,
                    "Asterisk's tables lack columns: " + named(columns),
                    columns,
                    check.at()));
        }
        var rows = check.driftedRows();
        if (!rows.isEmpty() && (before == null || !rows.equals(before.driftedRows()))) {
            alerts.add(alert(
                    AlertKinds.REALTIME_DRIFT,
                    AlertRaised.Severity.WARNING,
                    "Rows of Asterisk's tables differ from the configuration: " + named(rows),
                    rows,
                    check.at()));
        }
        return alerts;
    }

    /// Replicas that find the same within an hour raise the same alert.
    private static AlertRaised alert(
            String kind, AlertRaised.Severity severity, String message, List<String> names, Instant at) {
        String identity = kind + "/" + at.truncatedTo(ChronoUnit.HOURS) + "/" + String.join(",", names);
        return new AlertRaised(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                kind,
                severity,
                "realtime-tables",
                null,
                message,
                at.truncatedTo(ChronoUnit.MICROS),
                Map.of("count", Integer.toString(names.size())));
    }

    private static String named(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }
}
