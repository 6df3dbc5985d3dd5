package io.trunkline.routing.dialplan;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `trunkline.dialplan.*`.
///
/// @param port      0 takes any free one
/// @param tokenFile what the dialplan must send as its bearer token; made when missing
/// @param budget    for one answer, below the second that the dialplan waits
@ConfigurationProperties("trunkline.dialplan")
record DialplanSettings(String host, int port, Path tokenFile, Duration budget) {
    DialplanSettings {
        if (budget.isNegative() || budget.isZero() || budget.compareTo(Duration.ofSeconds(1)) >= 0) {
            throw new IllegalArgumentException("trunkline.dialplan.budget must be below one second");
        }
    }
}
