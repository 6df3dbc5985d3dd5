package io.trunkline.ami.cel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.cel.*`.
///
/// @param pollInterval between two looks at the table
/// @param grace what AMI is given to tell the same first, in more detail
/// @param batchSize rows a transaction
@ConfigurationProperties("trunkline.cel")
record CelSettings(
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("1500ms") Duration grace,
        @DefaultValue("500") int batchSize) {}
