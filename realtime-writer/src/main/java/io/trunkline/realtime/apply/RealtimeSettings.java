package io.trunkline.realtime.apply;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.realtime.*`.
///
/// @param keyset the file whose keys open passwords
/// @param database what `realtime.applied` calls the database of the tables
/// @param resolveLimit for one name
@ConfigurationProperties("trunkline.realtime")
record RealtimeSettings(
        Path keyset, String database, @DefaultValue("2s") Duration resolveLimit) {}
