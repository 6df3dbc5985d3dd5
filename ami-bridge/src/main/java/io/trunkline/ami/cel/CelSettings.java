package io.trunkline.ami.cel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.cel.*`.
///
/// @param pollInterval between two reads of the table
/// @param grace before a row is read, so that AMI can report the same step first, with more detail
/// @param batchSize rows per transaction
@ConfigurationProperties("trunkline.cel")
record CelSettings(
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("1500ms") Duration grace,
        @DefaultValue("500") int batchSize) {}
