package io.trunkline.provisioning.dialplan;

import io.trunkline.provisioning.dialplan.domain.Line;
import io.trunkline.provisioning.dialplan.domain.LineId;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The dialplan lines that are stored. Deleted ones are never found, and only said again by [#everything].
interface Lines {

    /// @return an error when another line has its place
    Mono<Void> insert(Line line);

    /// Stores the next version of a line that the transaction holds locked.
    Mono<Void> update(Line line);

    Mono<Line> find(LineId id);

    /// Finds it and keeps others from changing it until the transaction ends.
    Mono<Line> lock(LineId id);

    /// In the order of the dialplan: context, exten, priority.
    ///
    /// @param exten null for every one
    Mono<List<Line>> list(@Nullable String context, @Nullable String exten, PageRequest page);

    /// Every line, deleted ones too, read `FOR SHARE`.
    Flux<Line> everything();
}
