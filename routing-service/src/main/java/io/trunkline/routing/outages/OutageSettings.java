package io.trunkline.routing.outages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.routing.*` about outages.
///
/// @param endpointUnreachableAfter how long a carrier or client must be unreachable before an alert is raised, and
///     reachable again before the outage is over; longer than the usual interval of the reachability check, so that
///     one lost response raises no alert
@ConfigurationProperties("trunkline.routing")
record OutageSettings(Duration endpointUnreachableAfter) {
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);

    OutageSettings {
        if (!endpointUnreachableAfter.isPositive()) {
            throw new IllegalArgumentException("trunkline.routing.endpoint-unreachable-after must be positive");
        }
    }

    /// How often states and outages are compared.
    Duration interval() {
        Duration tenth = endpointUnreachableAfter.dividedBy(10);
        return tenth.compareTo(LONGEST_INTERVAL) < 0 ? tenth : LONGEST_INTERVAL;
    }
}
