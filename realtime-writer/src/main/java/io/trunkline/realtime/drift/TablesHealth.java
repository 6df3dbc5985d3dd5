package io.trunkline.realtime.drift;

import io.trunkline.realtime.drift.domain.TableCheck;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// What the last check of the tables has found. It is down while columns are missing, which is no part of the
/// readiness: to restart the service would not help, and calls continue.
final class TablesHealth implements HealthIndicator {
    private final CheckTables checks;

    TablesHealth(CheckTables checks) {
        this.checks = checks;
    }

    @Override
    public Health health() {
        return checks.last()
                .map(TablesHealth::of)
                .orElseGet(() -> Health.up().withDetail("checkedAt", "not yet").build());
    }

    private static Health of(TableCheck check) {
        var columns = check.missingColumns();
        var health = columns.isEmpty() ? Health.up() : Health.down();
        return health.withDetail("checkedAt", check.at())
                .withDetail("missingColumns", columns)
                .withDetail(
                        "driftedRows",
                        check.rows().isPresent() ? check.driftedRows().size() : "unknown")
                .build();
    }
}
