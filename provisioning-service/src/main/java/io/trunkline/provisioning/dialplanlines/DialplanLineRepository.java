package io.trunkline.provisioning.dialplanlines;

import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Stores dialplan lines. Only [#lockPageForShare] returns deleted ones.
interface DialplanLineRepository extends DialplanLines {

    /// @return fails with `dialplan.line-taken`
    Mono<Void> insert(DialplanLine line);

    /// Stores the next version of a line. The transaction has locked its row.
    Mono<Void> update(DialplanLine line);

    Mono<DialplanLine> find(DialplanLineId id);

    /// Finds it and locks its row until the transaction ends.
    Mono<DialplanLine> lock(DialplanLineId id);

    /// Can be sorted by `context`, which is by context, exten and priority, and by `createdAt`.
    Mono<Page<DialplanLine>> list(Filter filter, PageRequest page);

    /// The next dialplan lines after an id, sorted by id. Includes deleted ones. Locks their rows against changes
    /// until the transaction ends.
    Mono<List<DialplanLine>> lockPageForShare(DialplanLineId after, int limit);

    /// Filters of a list; an empty one matches every line.
    ///
    /// @param search part of the context, exten, app or appdata; case is ignored
    record Filter(Optional<String> context, Optional<String> exten, Optional<String> app, Optional<String> search) {}
}
