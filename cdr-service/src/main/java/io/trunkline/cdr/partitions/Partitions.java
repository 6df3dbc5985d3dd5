package io.trunkline.cdr.partitions;

import java.time.LocalDate;
import java.util.Collection;
import reactor.core.publisher.Mono;

/// The partitions of call records, one a month.
public interface Partitions {
    /// Creates the partitions of these months that do not exist.
    ///
    /// @param firstDays the first day of each month
    Mono<Void> createMissing(Collection<LocalDate> firstDays);
}
