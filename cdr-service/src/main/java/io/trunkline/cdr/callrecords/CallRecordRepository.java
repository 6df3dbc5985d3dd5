package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The records that can be read.
interface CallRecordRepository {
    /// The latest first, [PageRequest#rowsToRead] at most.
    Mono<List<CallRecordRow>> list(CallRecordFilter filter, PageRequest page);

    /// @param tenantId the only tenant whose record may be found; empty for any
    /// @return empty if there is no such record
    Mono<DetailedCallRecord> find(CallId callId, Optional<UUID> tenantId);
}
