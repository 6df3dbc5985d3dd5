package io.trunkline.cdr.callrecords;

import io.trunkline.telephony.CallId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The stored call records.
interface CallRecordRepository {
    /// Can be sorted by `startedAt`.
    Mono<Page<CallRecordRow>> list(CallRecordFilter filter, PageRequest page);

    /// @param tenantId finds only a record of this tenant; empty finds any
    /// @return empty if there is none
    Mono<DetailedCallRecord> find(CallId callId, Optional<UUID> tenantId);
}
