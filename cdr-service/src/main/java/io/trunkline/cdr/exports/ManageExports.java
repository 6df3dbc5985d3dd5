package io.trunkline.cdr.exports;

import io.trunkline.cdr.callrecords.CallRecordLines;
import io.trunkline.cdr.callrecords.CdrProblem;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.RequestKey;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Orders exports, and reads and deletes them.
@Component
class ManageExports {
    /// Of a tenant, and of the admins and staff together.
    private static final int MAX_EXPORTS = 10;

    private static final String ORDER = "POST /api/v1/call-records/exports";

    private final SqlExports exports;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final CallRecordLines lines;
    private final Clock clock;
    private final Duration retention;

    ManageExports(
            SqlExports exports,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            CallRecordLines lines,
            Clock clock,
            @Value("${trunkline.cdr.export-retention}") Duration retention) {
        this.exports = exports;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.lines = lines;
        this.clock = clock;
        this.retention = retention;
    }

    /// What was ordered, to recognize a repeat.
    private record Order(Map<String, List<String>> filters, boolean oldestFirst, CallRecordLines.Format format) {}

    /// @param key null if the request has no Idempotency-Key
    Mono<IdempotentAnswer<ExportView>> order(
            CallRecordLines.Selection selection,
            CallRecordLines.Format format,
            CurrentUser by,
            @Nullable IdempotencyKey key) {
        lines.check(selection);
        var request = new IdempotentRequest<>(
                RequestKey.of(by, ORDER, key),
                new Order(selection.filters(), selection.oldestFirst(), format),
                ExportView.class);
        return idempotentRequests.once(request, insert(selection, format)).as(transactions::transactional);
    }

    private Mono<ExportView> insert(CallRecordLines.Selection selection, CallRecordLines.Format format) {
        var export =
                Export.of(UUID.randomUUID(), selection, format, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return exports.insert(export, MAX_EXPORTS)
                .filter(inserted -> inserted)
                .switchIfEmpty(Mono.error(() -> CdrProblem.TOO_MANY_EXPORTS.problem(
                        "There are " + MAX_EXPORTS + " exports already; delete one, or wait until one expires")))
                .thenReturn(ExportView.of(export, retention));
    }

    /// @param states empty for all
    Mono<Page<ExportView>> list(List<Export.State> states, PageRequest page) {
        return exports.list(states, clock.instant().minus(retention), page)
                .map(found -> found.map(export -> ExportView.of(export, retention)));
    }

    Mono<ExportView> find(UUID id) {
        return existing(id).map(export -> ExportView.of(export, retention));
    }

    /// The file of an export that is done.
    ///
    /// @param name of the file
    record ExportFile(CallRecordLines.Format format, String name, Flux<byte[]> content) {}

    Mono<ExportFile> file(UUID id) {
        return existing(id)
                .filter(export -> export.state() == Export.State.DONE)
                .switchIfEmpty(Mono.error(
                        () -> CdrProblem.EXPORT_NOT_DONE.problem("An export has a file when its `state` is `done`")))
                .map(export -> new ExportFile(
                        export.format(),
                        "call-records-" + id + "." + export.format().wireName(),
                        content(export)));
    }

    Mono<Void> delete(UUID id) {
        return exports.delete(id)
                .filter(deleted -> deleted)
                .switchIfEmpty(Mono.error(ManageExports::notFound))
                .then();
    }

    private Mono<Export> existing(UUID id) {
        return exports.find(id, clock.instant().minus(retention)).switchIfEmpty(Mono.error(ManageExports::notFound));
    }

    /// Part by part, as the client reads. The response of an export that is deleted meanwhile ends early.
    private Flux<byte[]> content(Export export) {
        return Flux.range(0, export.parts())
                .concatMap(
                        part -> exports.content(export.id(), part)
                                .map(Gzip::decompress)
                                .switchIfEmpty(Mono.error(ManageExports::notFound)),
                        1);
    }

    private static RuntimeException notFound() {
        return CdrProblem.EXPORT_NOT_FOUND.problem("There is no export with this id");
    }
}
