package io.trunkline.cdr.calls;

import java.time.LocalDate;
import java.util.Collection;
import reactor.core.publisher.Mono;

/// The months that have partitions.
interface Months {
    /// Makes the partitions of these months unless they are there.
    ///
    /// @param firstDays the first day of each
    Mono<Void> ensure(Collection<LocalDate> firstDays);
}
