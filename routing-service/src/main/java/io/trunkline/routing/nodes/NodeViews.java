package io.trunkline.routing.nodes;

import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import reactor.core.publisher.Mono;

/// Reads nodes for the API.
interface NodeViews {
    /// Can be sorted by `node`.
    ///
    /// @param statuses all if there are none
    Mono<Page<NodeView>> list(List<String> statuses, PageRequest page);

    /// Empty if no such node is watched.
    Mono<NodeView> find(String node);
}
