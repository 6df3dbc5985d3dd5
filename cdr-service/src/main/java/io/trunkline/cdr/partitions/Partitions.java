package io.trunkline.cdr.partitions;

import java.time.LocalDate;
import java.util.Collection;
import reactor.core.publisher.Mono;

/// The months that have partitions.
public interface Partitions {
    /// Makes the partitions of these months unless they are there.
    ///
    /// @param firstDays the first day of each
    Mono<Void> createMissing(Collection<LocalDate> firstDays);
}
