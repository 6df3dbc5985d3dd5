package io.trunkline.routing.leases;

import io.trunkline.events.NodeSnapshot;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.Question;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The rows of calls and leases. Whoever locks both takes the call's row first.
interface Leases {
    /// Why a lease was given back; kept with it.
    enum Evidence {
        NEXT_QUESTION,
        HANGUP_HANDLER,
        ATTEMPT_ENDED,
        CALL_COMPLETED,
        SNAPSHOT;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// One attempt of one call.
    record AttemptKey(String call, int attempt) {}

    /// Notes a call, locks its row, and says whether it has ended.
    Mono<Boolean> lockCall(CallId call, String node);

    /// All leases of a call, by attempt.
    Mono<List<Lease>> ofCall(CallId call);

    /// Keeps a new lease.
    Mono<Void> keep(Question question, Lease lease);

    /// Gives back what earlier attempts of the same leg hold.
    Mono<Void> releaseBefore(CallId call, int attempt, Evidence evidence);

    /// Gives back all that one leg of a call holds.
    Mono<Void> releaseLeg(CallId call, int attempt, Evidence evidence);

    /// Gives back what these attempts hold.
    Mono<Void> release(List<AttemptKey> attempts, Evidence evidence);

    /// Makes these calls' rows their tombstones, unknown ones too.
    Mono<Void> end(List<String> calls, String node, Evidence evidence);

    /// Gives back everything that these calls hold.
    Mono<Void> releaseCalls(List<String> calls, Evidence evidence);

    /// Calls of a node that hold something since before t0 and are not among the live ones.
    Mono<List<String>> absent(String node, Instant t0, List<String> live);

    /// Takes leases for live attempts that have none, unless their call has ended.
    Mono<Void> adopt(String node, List<NodeSnapshot.LiveChannel> channels);

    /// The database's own clock.
    Mono<Instant> now();

    /// Nodes that hold leases.
    Mono<List<String>> nodesInUse();

    /// Live leases in the order they were taken, one row more than the page shows.
    Mono<List<LiveLease>> live(Instant after, UUID afterId, int rows);
}
