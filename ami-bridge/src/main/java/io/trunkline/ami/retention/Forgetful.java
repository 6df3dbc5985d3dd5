package io.trunkline.ami.retention;

import java.time.Instant;
import reactor.core.publisher.Mono;

/// Something kept for some days.
public interface Forgetful {

    /// Deletes what was written before.
    ///
    /// @return the number of rows deleted
    Mono<Long> forget(Instant before);
}
