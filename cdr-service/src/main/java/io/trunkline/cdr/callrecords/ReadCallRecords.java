package io.trunkline.cdr.records;

import io.trunkline.cdr.calls.domain.CallId;
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
class ReadRecords {
    private final Records records;
    private final Readiness readiness;
    private final Duration limit;

    ReadRecords(Records records, Readiness readiness, @Value("${trunkline.cdr.answer-within}") Duration limit) {
        this.records = records;
        this.readiness = readiness;
        this.limit = limit;
    }

    Mono<Page<RecordRow>> page(RecordFilter filter, PageRequest page) {
        return records.list(filter, page).timeout(limit).map(rows -> Page.of(rows, page, ReadRecords::cursor));
    }

    Mono<WholeRecord> one(String callId, CurrentUser caller) {
        return Mono.fromCallable(() -> CallId.isValid(callId) ? new CallId(callId) : null)
                .flatMap(valid -> records.find(valid, caller.tenantId()).timeout(limit))
                .switchIfEmpty(Mono.error(this::absent));
    }

    /// Before everything was heard, a record may be about to be there.
    private RuntimeException absent() {
        return readiness.isCaughtUp()
                ? CdrProblem.NOT_FOUND.problem("No call of this id is known")
                : CommonProblem.NOT_READY.problem("Not everything was heard yet; ask again shortly");
    }

    private static Cursor cursor(RecordRow row) {
        return Cursor.of(row.startedAt(), row.callId().value());
    }
}
