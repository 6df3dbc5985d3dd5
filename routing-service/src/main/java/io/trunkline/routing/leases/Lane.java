package io.trunkline.routing.leases;

import io.trunkline.routing.leases.domain.Command;
import java.util.List;
import reactor.core.publisher.Mono;

/// The one way to the rows of calls, leases and caps. A replica keeps one batch in flight; what arrives meanwhile is
/// the next one.
interface Lane {
    /// @return an error for a question that waited longer than its asker does, or that cannot be answered now
    Mono<Attempts.Given> ask(Command.Ask question);

    /// Completes once all of it is committed; an error means that none or part of it is, and all may be told again.
    Mono<Void> tell(List<? extends Command> commands);
}
