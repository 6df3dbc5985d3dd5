package io.trunkline.provisioning.realtimewriter;

import io.trunkline.events.Event;
import io.trunkline.provisioning.realtimewriter.domain.PlannedRows;
import java.util.Set;
import reactor.core.publisher.Mono;

/// What only realtime-writer can tell. It is asked with the rights of the caller of the current request.
public interface RealtimeWriter {
    /// The rows of Asterisk's tables that a change would write.
    ///
    /// @param event that the change would publish
    /// @return never fails: the rows may be unavailable
    Mono<PlannedRows> plan(Event event);

    /// The ids of the keys with which it can decrypt passwords; empty if it does not answer.
    Mono<Set<Long>> passwordKeys();
}
