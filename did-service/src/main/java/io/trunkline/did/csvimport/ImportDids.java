package io.trunkline.did.csvimport;

import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.FileDigest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.did.csvimport.ApplyFile.Target;
import io.trunkline.did.csvimport.ImportAudit.ImportedRows;
import io.trunkline.did.csvimport.Imports.RequestedImport;
import io.trunkline.did.csvimport.domain.NumberFile;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.ApplyRows.RowResult;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.TenantId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Adds and changes the numbers of a file in one transaction: all valid rows, even if others are not, or none if the
/// service ends before. A concurrent repeat with the same Idempotency-Key waits for that transaction.
@Component
class ImportDids {
    static final String OPERATION = "POST /api/v1/dids/import";

    private final TenantResolver tenantResolver;
    private final ReadFile readFile;
    private final ApplyFile applyFile;
    private final Imports imports;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final Clock clock;
    private final TransactionalOperator transactions;

    ImportDids(
            TenantResolver tenantResolver,
            ReadFile readFile,
            ApplyFile applyFile,
            Imports imports,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            Clock clock,
            TransactionalOperator transactions) {
        this.tenantResolver = tenantResolver;
        this.readFile = readFile;
        this.applyFile = applyFile;
        this.imports = imports;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// @param status of new numbers whose row has none
    /// @param mapping the part `mapping` of the request
    /// @param file the bytes of the file
    record Upload(
            @Nullable UUID tenantId,
            Mode mode,
            DidStatus status,
            @Nullable String mapping,
            byte[] file) {
        /// What tells it from another upload with the same Idempotency-Key.
        private DigestedUpload digested() {
            return new DigestedUpload(tenantId, mode, status, mapping, FileDigest.of(file));
        }
    }

    private record DigestedUpload(
            @Nullable UUID tenantId,
            Mode mode,
            DidStatus status,
            @Nullable String mapping,
            FileDigest file) {}

    /// A file of a tenant.
    private record Batch(CreateRequest<Upload> request, TenantId tenant, UUID importId, NumberFile file) {
        Target target() {
            var upload = request.draft();
            return new Target(request.by(), tenant, upload.mode(), upload.status(), importId);
        }
    }

    Mono<IdempotentAnswer<ImportReport>> run(CreateRequest<Upload> request) {
        var once = new IdempotentRequest<>(
                request.keyOf(OPERATION), request.draft().digested(), ImportReport.class);
        return tenantResolver
                .resolve(request.by(), request.draft().tenantId())
                .flatMap(tenant -> idempotentRequests
                        .once(once, importFile(request, tenant))
                        .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all)));
    }

    private Mono<ImportReport> importFile(CreateRequest<Upload> request, TenantId tenant) {
        return Mono.fromCallable(() -> read(request, tenant))
                // reading thousands of rows takes longer than other requests of the thread should wait
                .subscribeOn(Schedulers.parallel())
                .flatMap(batch ->
                        applyFile.apply(batch.target(), batch.file()).flatMap(results -> store(batch, results)));
    }

    private Batch read(CreateRequest<Upload> request, TenantId tenant) {
        var upload = request.draft();
        var file = ReadFile.read(upload.file(), readFile.mapping(upload.mapping()));
        return new Batch(request, tenant, UUID.randomUUID(), file);
    }

    private Mono<ImportReport> store(Batch batch, List<RowResult> results) {
        var isDryRun = batch.request().dryRun().isRequested();
        var report = ImportReport.of(isDryRun ? null : batch.importId(), batch.file(), results);
        var stored = new RequestedImport(
                batch.target(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                report,
                FailedRows.write(batch.file(), report.errors()));
        var entry = ImportAudit.entry(batch.target(), "import", ImportedRows.of(report));
        return imports.insert(stored)
                .then(Mono.defer(() -> auditLog.append(entry)))
                .thenReturn(report);
    }
}
