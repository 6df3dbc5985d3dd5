package io.trunkline.provisioning.dialplanlines;

import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineId;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Stores dialplan lines. Only [#lockPageForShare] returns deleted ones.
interface DialplanLineRepository {

    /// @return fails with `dialplan.line-taken`
    Mono<Void> insert(DialplanLine line);

    /// Stores the next version of a line. The transaction has locked its row.
    Mono<Void> update(DialplanLine line);

    Mono<DialplanLine> find(DialplanLineId id);

    /// Finds it and locks its row until the transaction ends.
    Mono<DialplanLine> lock(DialplanLineId id);

    /// Sorted by context, exten and priority.
    ///
    /// @param context null for any
    /// @param exten null for any
    Mono<List<DialplanLine>> list(@Nullable String context, @Nullable String exten, PageRequest page);

    /// The next dialplan lines after an id, sorted by id. Includes deleted ones. Locks their rows against changes
    /// until the transaction ends.
    Mono<List<DialplanLine>> lockPageForShare(DialplanLineId after, int limit);
}
