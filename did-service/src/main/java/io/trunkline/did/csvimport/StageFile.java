package io.trunkline.did.csvimport;

import io.trunkline.data.idempotency.FileDigest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.RequestKey;
import io.trunkline.did.csvimport.ApplyFile.Target;
import io.trunkline.did.csvimport.SqlImportJobs.CheckedFile;
import io.trunkline.did.csvimport.StagedFiles.StagedFile;
import io.trunkline.did.csvimport.domain.FileEncoding;
import io.trunkline.did.csvimport.domain.LargeFile;
import io.trunkline.did.csvimport.domain.LargeFile.Opened;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Stores the file of an import in the background, checks all of it, and then starts the import. So a file that is
/// refused gets its problem in the response, and none of its rows is imported.
@Component
class StageFile {
    /// In progress, of a tenant.
    private static final int MAX_IMPORTS = 5;

    private static final int PARTS_STORED_TOGETHER = 4;
    private static final int STORED_TOGETHER = PARTS_STORED_TOGETHER * SqlFileParts.PART_BYTES;

    private final TenantResolver tenantResolver;
    private final SqlImportJobs jobs;
    private final SqlFileParts parts;
    private final StagedFiles stagedFiles;
    private final ReadFile readFile;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    StageFile(
            TenantResolver tenantResolver,
            SqlImportJobs jobs,
            SqlFileParts parts,
            StagedFiles stagedFiles,
            ReadFile readFile,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock) {
        this.tenantResolver = tenantResolver;
        this.jobs = jobs;
        this.parts = parts;
        this.stagedFiles = stagedFiles;
        this.readFile = readFile;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A file that is being stored. It belongs to one request.
    static final class Staging {
        private final ImportRequest request;
        private final Target target;
        private final MessageDigest digest = sha256();
        private final FileEncoding encoding = new FileEncoding();
        private int parts;
        private long size;

        Staging(ImportRequest request, Target target) {
            this.request = request;
            this.target = target;
        }

        private byte[] add(byte[] part) {
            if (parts == 0) {
                var _ = ReadFile.required(FileEncoding.checkFormat(part));
            }
            digest.update(part);
            encoding.add(part);
            size += part.length;
            parts++;
            return part;
        }

        private UUID id() {
            return target.importId();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /// The answer to a request with the same Idempotency-Key and another of these is a conflict.
    private record DigestedJob(
            @Nullable UUID tenantId,
            Mode mode,
            DidStatus status,
            @Nullable String mapping,
            FileDigest file,
            boolean isJob) {}

    Mono<Staging> begin(ImportRequest request, ReceivedForm form) {
        return Mono.defer(() -> tenantResolver.resolve(request.by(), form.tenantId()))
                .map(tenant -> new Staging(request, target(request, tenant)))
                .delayUntil(staging -> jobs.begin(staging.target, now(), MAX_IMPORTS)
                        .filter(begun -> begun)
                        .switchIfEmpty(Mono.error(() -> DidProblem.TOO_MANY_IMPORTS.problem("The tenant has "
                                + MAX_IMPORTS + " imports in progress; wait until one is done, or cancel one"))));
    }

    private static Target target(ImportRequest request, TenantId tenant) {
        return new Target(request.by(), tenant, request.mode(), request.status(), UUID.randomUUID());
    }

    /// Stores what was received, if it is enough for a transaction.
    Mono<Void> storeParts(Staging staging, ReceivedForm form) {
        return Mono.defer(() -> form.pending() < STORED_TOGETHER ? Mono.empty() : storeAll(staging, form))
                .repeat(() -> form.pending() >= STORED_TOGETHER)
                .then();
    }

    private Mono<Void> storeAll(Staging staging, ReceivedForm form) {
        return Mono.defer(() -> store(staging, form.take(Math.min(form.pending(), SqlFileParts.PART_BYTES))))
                .repeat(PARTS_STORED_TOGETHER - 1)
                .then()
                .as(transactions::transactional);
    }

    /// The last part may be empty.
    private Mono<Boolean> store(Staging staging, byte[] part) {
        if (part.length == 0 && staging.parts > 0) {
            return Mono.just(true);
        }
        int number = staging.parts;
        return parts.store(staging.id(), number, staging.add(part), now())
                .filter(stored -> stored)
                .switchIfEmpty(Mono.error(StageFile::canceled));
    }

    /// Stores the rest, and starts the import.
    Mono<IdempotentAnswer<ImportProgress>> finish(Staging staging, ReceivedForm form) {
        return storeParts(staging, form)
                .then(Mono.defer(() -> storeAll(staging, form)))
                // checking a million rows takes longer than other requests of the thread should wait
                .publishOn(Schedulers.parallel())
                .then(Mono.defer(() -> check(staging, form.mapping())))
                .flatMap(file -> start(staging, form, file));
    }

    private Mono<CheckedFile> check(Staging staging, @Nullable String mapping) {
        var staged = new StagedFile(staging.id(), staging.size);
        var columns = readFile.mapping(mapping);
        var encoding = ReadFile.required(staging.encoding.find());
        return stagedFiles
                .read(staged, 0, LargeFile.MAX_ROW_BYTES)
                .map(content -> ReadFile.required(LargeFile.open(content, encoding, columns)))
                .flatMap(opened ->
                        countRows(staged, opened).map(rows -> new CheckedFile(mapping, staging.size, opened, rows)));
    }

    private Mono<Long> countRows(StagedFile staged, Opened opened) {
        var file = opened.file();
        return stagedFiles
                .page(staged, file, opened.rows())
                .expand(page -> page.isLast() ? Mono.empty() : stagedFiles.page(staged, file, page.next()))
                .reduce(0L, (rows, page) -> rows + page.file().rows().size())
                .filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> DidProblem.IMPORT_EMPTY.problem(
                        "The file cannot be imported: it has no rows besides the header")));
    }

    private Mono<IdempotentAnswer<ImportProgress>> start(Staging staging, ReceivedForm form, CheckedFile file) {
        var request = staging.request;
        var digest = new FileDigest(HexFormat.of().formatHex(staging.digest.digest()));
        var body = new DigestedJob(form.tenantId(), request.mode(), request.status(), form.mapping(), digest, true);
        var once = new IdempotentRequest<>(
                RequestKey.of(request.by(), ImportDids.OPERATION, request.key()), body, ImportProgress.class);
        var start = jobs.start(staging.id(), file, now()).switchIfEmpty(Mono.error(StageFile::canceled));
        return idempotentRequests
                .once(once, start)
                .as(transactions::transactional)
                .delayUntil(answer -> answer.isRepeat() ? discard(staging) : Mono.empty());
    }

    Mono<Void> discard(Staging staging) {
        return jobs.delete(staging.id());
    }

    private static RuntimeException canceled() {
        return DidProblem.IMPORT_ENDED.problem("The import was canceled while its file was received");
    }

    /// To the microsecond, as the database stores it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
