package io.trunkline.routing.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.routing.live.*` of live usage and live calls.
///
/// @param interval how often changes are read and sent
/// @param readTimeout how long a read may take
@ConfigurationProperties("trunkline.routing.live")
public record LiveSettings(Duration interval, Duration readTimeout) {}
