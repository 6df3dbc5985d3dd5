package io.trunkline.cdr.callrecords;

import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.telephony.CallId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads call records for a user, within a time limit.
@Component
class ReadCallRecords {
    private final CallRecordRepository records;
    private final Readiness readiness;
    private final Duration timeout;

    ReadCallRecords(
            CallRecordRepository records,
            Readiness readiness,
            @Value("${trunkline.cdr.query-timeout}") Duration timeout) {
        this.records = records;
        this.readiness = readiness;
        this.timeout = timeout;
    }

    Mono<Page<CallRecordRow>> list(CallRecordFilter filter, PageRequest page) {
        return records.list(filter, page).timeout(timeout);
    }

    Mono<DetailedCallRecord> find(String callId, CurrentUser user) {
        return Mono.justOrEmpty(CallId.parse(callId))
                .flatMap(valid -> records.find(valid, user.tenantId()).timeout(timeout))
                .switchIfEmpty(Mono.error(this::notFound));
    }

    /// While events are still to be consumed, the record may appear at any moment.
    private RuntimeException notFound() {
        return readiness.isCaughtUp()
                ? CdrProblem.NOT_FOUND.problem("There is no record with this call id")
                : CommonProblem.NOT_READY.problem("Not all events have been consumed yet; try again shortly");
    }
}
