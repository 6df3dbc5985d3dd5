package io.trunkline.ami.refusals;

import io.trunkline.ami.connection.domain.NodeEvent.RequestRefused;
import io.trunkline.ami.connection.domain.RefusalReason;
import io.trunkline.ami.refusals.domain.RefusedSource;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The sources of refused requests of this node.
interface RefusedSourceStore {
    /// Counts requests. Those that another bridge of the same node has counted are not counted again.
    Mono<Void> count(String node, List<RequestRefused> requests);

    /// The sources without an alert since then, the oldest first.
    Mono<List<RefusedSource>> listWithoutAlert(String node, Instant alertedBefore);

    /// Marks sources as alerted at `now`, unless another bridge has done so since `alertedBefore`.
    ///
    /// @param nearEndpoints the nearest endpoint of each source, or an empty text
    /// @return those that were marked
    Mono<List<RefusedSource>> markAlerted(Map<UUID, String> nearEndpoints, Instant alertedBefore, Instant now);

    /// The alerts since then about sources that are near no endpoint.
    Mono<Long> countAlertsAboutStrangers(String node, Instant since);

    /// Deletes what was last seen before then, and all but the latest sources.
    Mono<Void> forget(String node, Instant before, int maxSources);

    Mono<Page<RefusedSource>> list(Filter filter, PageRequest page);

    /// An empty list matches every source.
    record Filter(List<RefusalReason> reasons, List<String> addresses, List<String> nodes) {}
}
