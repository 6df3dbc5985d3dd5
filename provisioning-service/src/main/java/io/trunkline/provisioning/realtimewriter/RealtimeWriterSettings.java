package io.trunkline.provisioning.realtimewriter;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.realtime-writer.*`.
///
/// @param url of the API of realtime-writer
/// @param timeLimit of a request; realtime-writer may have to look up a host, for which it takes up to two seconds
@ConfigurationProperties("trunkline.realtime-writer")
record RealtimeWriterSettings(URI url, Duration timeLimit) {}
