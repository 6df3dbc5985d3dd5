package io.trunkline.realtime.drift;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.realtime.drift.*`.
///
/// @param checkInterval between checks
/// @param checkTimeout of a check
/// @param rebuildChunk rows that a rebuild corrects in one transaction
@ConfigurationProperties("trunkline.realtime.drift")
record DriftSettings(Duration checkInterval, Duration checkTimeout, int rebuildChunk) {}
