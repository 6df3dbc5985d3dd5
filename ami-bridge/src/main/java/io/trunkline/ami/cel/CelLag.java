package io.trunkline.ami.cel;

import java.time.Duration;
import reactor.core.publisher.Mono;

/// How far the reading of the channel event log is behind.
public interface CelLag {

    /// The age of the node's oldest row whose facts are not published; zero without such a row.
    Mono<Duration> current(String node);
}
