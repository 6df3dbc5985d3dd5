package io.trunkline.routing.liveusage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.routing.live.*`.
///
/// @param interval how often changes are read and sent
/// @param readTimeout how long a read may take
@ConfigurationProperties("trunkline.routing.live")
record LiveUsageSettings(Duration interval, Duration readTimeout) {}
