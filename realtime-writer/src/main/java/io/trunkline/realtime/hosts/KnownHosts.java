package io.trunkline.realtime.hosts;

import io.trunkline.realtime.hosts.domain.KnownHost;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// Stores what is known of hosts.
interface KnownHosts {
    /// Without hosts that were never looked up.
    Mono<List<KnownHost>> find(Collection<String> names);

    Mono<Void> save(List<KnownHost> hosts);

    /// The hosts in use whose next lookup is due, the longest overdue first.
    ///
    /// @param claimedUntil no other replica gets them before
    Mono<List<String>> claimDue(Instant now, Instant claimedUntil, int limit);

    /// The hosts in use that fail repeatedly for this reason.
    Mono<Integer> countFailing(LookupFailure failure);

    /// Deletes hosts that are not in use and were due before this time.
    Mono<Void> deleteUnused(Instant dueBefore);
}
