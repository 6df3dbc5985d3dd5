package io.trunkline.routing.livecalls;

import io.trunkline.routing.livecalls.domain.LiveCall;
import io.trunkline.routing.livecalls.domain.LiveCallFilter;
import io.trunkline.routing.livecalls.domain.LiveCalls;
import io.trunkline.telephony.CallId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Reads the calls in progress, without locks.
interface LiveCallViews {
    /// Can be sorted by `startedAt`.
    Mono<Page<LiveCall>> list(LiveCallFilter filter, PageRequest page);

    /// Empty if the call is not in progress, or belongs to another tenant.
    Mono<LiveCall> find(CallId call, Optional<UUID> tenant);

    /// All calls, or those of one tenant.
    Mono<LiveCalls> readAll(Optional<UUID> tenant);
}
