package io.trunkline.realtime.drift;

import io.trunkline.realtime.drift.domain.TableCheck;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// What the last check of the tables has found. It does not make the service unhealthy: to restart it would not
/// help, and calls continue.
final class TablesHealth implements HealthIndicator {
    private final CheckTables checks;

    TablesHealth(CheckTables checks) {
        this.checks = checks;
    }

    @Override
    public Health health() {
        return checks.last().map(TablesHealth::of).orElseGet(() -> Health.unknown()
                .withDetail("checkedAt", "not yet")
                .build());
    }

    private static Health of(TableCheck check) {
        return Health.up()
                .withDetail("checkedAt", check.at())
                .withDetail("missingColumns", check.missingColumns())
                .withDetail("driftedRows", check.rows().isPresent() ? check.driftedRows().size() : "unknown")
                .build();
    }
}
