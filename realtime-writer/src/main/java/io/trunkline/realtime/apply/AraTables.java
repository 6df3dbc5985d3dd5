package io.trunkline.realtime.projection;

import io.trunkline.realtime.projection.domain.Difference;
import io.trunkline.realtime.projection.domain.Row;
import io.trunkline.realtime.projection.domain.RowKey;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Asterisk's realtime tables.
interface Tables {
    /// The rows among these that are there.
    Mono<Map<RowKey, Row>> actual(Collection<RowKey> keys);

    /// Every row there is.
    Mono<Map<RowKey, Row>> everything();

    /// Removes, then writes.
    ///
    /// @return fails with a data error when a column cannot hold its value
    Mono<Void> write(Difference difference);
}
