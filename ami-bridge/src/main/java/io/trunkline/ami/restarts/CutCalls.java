package io.trunkline.ami.restarts;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/// Calls that were live when their node stopped.
interface CutCalls {

    /// Whether the channel event log has unpublished rows from before the node's start. They may contain the end of
    /// a call.
    Mono<Boolean> hasUnpublishedLog(String node, Instant startedAt);

    /// Calls from before the node's start whose end was not published.
    Mono<List<CutCall>> find(String node, Instant startedAt);

    /// @param lastSeenAt when the node last reported anything before its start
    record CutCall(String callId, Instant lastSeenAt) {}
}
