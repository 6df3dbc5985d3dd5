package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads records for a caller, within a time limit: a database that hangs is as good as away.
@Component
class ReadCallRecords {
    private final CallRecordRepository records;
    private final Readiness readiness;
    private final Duration timeout;

    ReadCallRecords(
            CallRecordRepository records,
            Readiness readiness,
            @Value("${trunkline.cdr.answer-within}") Duration limit) {
        this.records = records;
        this.readiness = readiness;
        this.timeout = limit;
    }

    Mono<Page<CallRecordRow>> list(CallRecordFilter filter, PageRequest page) {
        return records.list(filter, page).timeout(timeout).map(rows -> Page.of(rows, page, ReadCallRecords::cursor));
    }

    Mono<DetailedCallRecord> find(String callId, CurrentUser caller) {
        return Mono.fromCallable(() -> CallId.isValid(callId) ? new CallId(callId) : null)
                .flatMap(valid -> records.find(valid, caller.tenantId()).timeout(timeout))
                .switchIfEmpty(Mono.error(this::notFound));
    }

    /// Before everything was heard, a record may be about to be there.
    private RuntimeException notFound() {
        return readiness.isCaughtUp()
                ? CdrProblem.NOT_FOUND.problem("No call of this id is known")
                : CommonProblem.NOT_READY.problem("Not everything was heard yet; ask again shortly");
    }

    private static Cursor cursor(CallRecordRow row) {
        return Cursor.of(row.startedAt(), row.callId().value());
    }
}
