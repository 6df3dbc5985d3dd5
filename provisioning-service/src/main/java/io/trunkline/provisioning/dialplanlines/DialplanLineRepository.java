package io.trunkline.provisioning.dialplanlines;

import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineId;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The dialplan lines that are stored. Deleted ones are never found, and only said again by [#allIncludingDeleted].
interface DialplanLineRepository {

    /// @return an error when another line has its place
    Mono<Void> insert(DialplanLine line);

    /// Stores the next version of a line that the transaction holds locked.
    Mono<Void> update(DialplanLine line);

    Mono<DialplanLine> find(DialplanLineId id);

    /// Finds it and keeps others from changing it until the transaction ends.
    Mono<DialplanLine> lock(DialplanLineId id);

    /// In the order of the dialplan: context, exten, priority.
    ///
    /// @param exten null for every one
    Mono<List<DialplanLine>> list(@Nullable String context, @Nullable String exten, PageRequest page);

    /// Every line, deleted ones too, read `FOR SHARE`.
    Flux<DialplanLine> allIncludingDeleted();
}
