package io.trunkline.ami.retention;

import java.time.Instant;
import reactor.core.publisher.Mono;

/// Something kept for some days.
public interface ExpiringTable {

    /// Deletes the oldest rows of what was written before, no more than a statement may within its time limit.
    ///
    /// @return the number of rows deleted; 0 when none is left
    Mono<Long> deleteBefore(Instant before);
}
