package io.trunkline.routing.liveusage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `trunkline.routing.live.*`.
///
/// @param every            how often those who follow are told what has changed
/// @param answerWithin     how long it may take to read
/// @param streams          how many may follow at once through one replica
/// @param streamsPerCaller how many of them one caller may have
@ConfigurationProperties("trunkline.routing.live")
record LiveUsageSettings(Duration every, Duration answerWithin, int streams, int streamsPerCaller) {}
