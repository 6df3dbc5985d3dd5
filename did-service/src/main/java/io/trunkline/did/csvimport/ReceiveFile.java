package io.trunkline.did.csvimport;

import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.did.csvimport.ImportDids.Upload;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Receives the form of an import. A small file is imported within the request. A larger one is stored part by part
/// while it is received, and imported in the background.
@Component
class ReceiveFile {
    private final ImportDids importDids;
    private final StageFile stageFile;
    private final DataSize jobSize;
    private final DataSize maxSize;

    ReceiveFile(ImportDids importDids, StageFile stageFile, ImportSettings settings) {
        this.importDids = importDids;
        this.stageFile = stageFile;
        this.jobSize = settings.jobSize();
        this.maxSize = settings.maxSize();
    }

    /// The answer to an import.
    sealed interface Answer {
        record Imported(IdempotentAnswer<ImportReport> answer) implements Answer {}

        record Accepted(IdempotentAnswer<ImportProgress> answer) implements Answer {}
    }

    Mono<Answer> receive(ImportRequest request, Flux<PartEvent> events) {
        return Mono.defer(() -> {
            var upload = new Receiving(request, new ReceivedForm());
            return events.concatMap(event -> receiveOrDrop(upload, event), 1)
                    .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                    .then(Mono.defer(() -> finish(upload)))
                    .onErrorResume(error -> upload.discard(error).then(Mono.error(error)));
        });
    }

    /// A file that is being received.
    private final class Receiving {
        private final ImportRequest request;
        private final ReceivedForm form;
        private Optional<StageFile.Staging> staging = Optional.empty();
        private Optional<Throwable> refusal = Optional.empty();
        private long dropped;

        Receiving(ImportRequest request, ReceivedForm form) {
            this.request = request;
            this.form = form;
        }

        /// Begins to store the file, unless that was begun before.
        Mono<StageFile.Staging> stage() {
            return Mono.justOrEmpty(staging)
                    .switchIfEmpty(Mono.defer(() -> stageFile.begin(request, form))
                            .doOnNext(begun -> staging = Optional.of(begun)));
        }

        /// A canceled import stays in the list.
        Mono<Void> discard(Throwable error) {
            return has(error, DidProblem.IMPORT_ENDED)
                    ? Mono.empty()
                    : Mono.justOrEmpty(staging).flatMap(stageFile::discard);
        }
    }

    /// Reads the rest of a refused file, up to the largest size, since many clients see no response to a request that
    /// they cannot send.
    private Mono<Void> receiveOrDrop(Receiving upload, PartEvent event) {
        if (upload.refusal.isEmpty()) {
            return receive(upload, event).onErrorResume(error -> {
                upload.refusal = Optional.of(error);
                return Mono.empty();
            });
        }
        upload.dropped += event.content().readableByteCount();
        DataBufferUtils.release(event.content());
        return upload.dropped > maxSize.toBytes() ? Mono.error(upload.refusal.get()) : Mono.empty();
    }

    private Mono<Void> receive(Receiving upload, PartEvent event) {
        upload.form.add(event);
        if (upload.form.size() > maxSize.toBytes()) {
            return Mono.error(() -> DidProblem.IMPORT_TOO_LARGE.problem(
                    "The file has more than " + maxSize.toMegabytes() + " MB; send it in parts"));
        }
        long limit = upload.request.isAsync() ? SqlFileParts.PART_BYTES : jobSize.toBytes();
        if (upload.staging.isEmpty() && upload.form.pending() <= limit) {
            return Mono.empty();
        }
        return refuseDryRun(upload.request)
                .then(upload.stage())
                .flatMap(staging -> stageFile.storeParts(staging, upload.form));
    }

    private static Mono<Void> refuseDryRun(ImportRequest request) {
        return request.dryRun().isRequested()
                ? Mono.error(() -> DidProblem.IMPORT_TOO_LARGE.problem(
                        "The file is too large for a dry run; send its first rows, or import it without dryRun"))
                : Mono.empty();
    }

    private Mono<Answer> finish(Receiving upload) {
        if (upload.refusal.isPresent()) {
            return Mono.error(upload.refusal.get());
        }
        upload.form.requireValid();
        return upload.request.isAsync() || upload.staging.isPresent() ? importLater(upload) : importNow(upload);
    }

    /// A small file may have more rows than are imported within a request.
    private Mono<Answer> importNow(Receiving upload) {
        var request = upload.request;
        var form = upload.form;
        var draft = new Upload(form.tenantId(), request.mode(), request.status(), form.mapping(), form.bytes());
        return importDids
                .run(new CreateRequest<>(request.by(), request.key(), request.dryRun(), draft))
                .<Answer>map(Answer.Imported::new)
                .onErrorResume(
                        error -> has(error, DidProblem.IMPORT_TOO_LARGE)
                                && !request.dryRun().isRequested(),
                        _ -> importLater(upload));
    }

    private static boolean has(Throwable error, DidProblem code) {
        return error instanceof ProblemException problem && problem.code() == code;
    }

    private Mono<Answer> importLater(Receiving upload) {
        return upload.stage()
                .delayUntil(staging -> stageFile.storeParts(staging, upload.form))
                .flatMap(staging -> stageFile.finish(staging, upload.form))
                .map(Answer.Accepted::new);
    }
}
