package io.trunkline.cdr.exports;

import io.trunkline.cdr.callrecords.CallRecordLines;
import io.trunkline.cdr.callrecords.CdrProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Orders exports, and reads and deletes them.
@Component
class ManageExports {
    /// Of a tenant, and of the admins and staff together.
    private static final int MAX_EXPORTS = 10;

    private final SqlExports exports;
    private final CallRecordLines lines;
    private final Clock clock;
    private final Duration retention;

    ManageExports(
            SqlExports exports,
            CallRecordLines lines,
            Clock clock,
            @Value("${trunkline.cdr.export-retention}") Duration retention) {
        this.exports = exports;
        this.lines = lines;
        this.clock = clock;
        this.retention = retention;
    }

    Mono<ExportView> order(CallRecordLines.Selection selection, CallRecordLines.Format format) {
        lines.check(selection);
        var export = Export.of(UUID.randomUUID(), selection, format, clock.instant());
        return exports.insert(export, MAX_EXPORTS)
                .filter(inserted -> inserted)
                .switchIfEmpty(Mono.error(() -> CdrProblem.TOO_MANY_EXPORTS.problem(
                        "There are " + MAX_EXPORTS + " exports already; delete one, or wait until one expires")))
                .thenReturn(ExportView.of(export, retention));
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
