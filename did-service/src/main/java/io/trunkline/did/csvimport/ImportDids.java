package io.trunkline.did.csvimport;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.FileDigest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.did.csvimport.Imports.StoredImport;
import io.trunkline.did.csvimport.domain.Column;
import io.trunkline.did.csvimport.domain.NumberFile;
import io.trunkline.did.csvimport.domain.NumberRow;
import io.trunkline.did.numbers.ApplyRows;
import io.trunkline.did.numbers.ApplyRows.DidRow;
import io.trunkline.did.numbers.ApplyRows.Fault;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.ApplyRows.RowResult;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
    private static final String OPERATION = "POST /api/v1/dids/import";
    private static final String ENTITY = "import";

    private final TenantResolver tenantResolver;
    private final ReadFile readFile;
    private final ApplyRows applyRows;
    private final Imports imports;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final Clock clock;
    private final TransactionalOperator transactions;

    ImportDids(
            TenantResolver tenantResolver,
            ReadFile readFile,
            ApplyRows applyRows,
            Imports imports,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            Clock clock,
            TransactionalOperator transactions) {
        this.tenantResolver = tenantResolver;
        this.readFile = readFile;
        this.applyRows = applyRows;
        this.imports = imports;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// @param mapping the part `mapping` of the request
    /// @param file the bytes of the file
    record Upload(
            @Nullable UUID tenantId, Mode mode, @Nullable String mapping, byte[] file) {
        /// What tells it from another upload with the same Idempotency-Key.
        private DigestedUpload digested() {
            return new DigestedUpload(tenantId, mode, mapping, FileDigest.of(file));
        }
    }

    private record DigestedUpload(
            @Nullable UUID tenantId, Mode mode, @Nullable String mapping, FileDigest file) {}

    /// A file of a tenant.
    private record Batch(CreateRequest<Upload> request, TenantId tenant, UUID importId, NumberFile file) {
        CurrentUser by() {
            return request.by();
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
                .flatMap(batch -> apply(batch).flatMap(results -> store(batch, results)));
    }

    private Batch read(CreateRequest<Upload> request, TenantId tenant) {
        var upload = request.draft();
        var file = ReadFile.read(upload.file(), readFile.mapping(upload.mapping()));
        return new Batch(request, tenant, UUID.randomUUID(), file);
    }

    private Mono<List<RowResult>> apply(Batch batch) {
        var rows = batch.file().rows().stream().map(this::prepare).toList();
        var valid = rows.stream().map(PreparedRow::did).filter(Objects::nonNull).toList();
        var mode = batch.request().draft().mode();
        return applyRows
                .apply(new ApplyRows.Rows(batch.by(), batch.tenant(), mode, batch.importId(), valid))
                .map(results -> merged(rows, results.iterator()));
    }

    /// @param did null if there is a fault
    private record PreparedRow(
            @Nullable DidRow did, @Nullable Fault fault) {}

    private PreparedRow prepare(NumberRow row) {
        if (row.fault() != null) {
            return new PreparedRow(null, invalid("", "The row " + row.fault()));
        }
        var did = readFile.didRow(row);
        return did == null
                ? new PreparedRow(null, invalid(Column.METADATA.header(), "metadata must be a JSON object with texts"))
                : new PreparedRow(did, null);
    }

    private static List<RowResult> merged(List<PreparedRow> rows, Iterator<RowResult> results) {
        var all = new ArrayList<RowResult>();
        for (var row : rows) {
            all.add(row.fault() == null ? results.next() : new RowResult.Rejected(List.of(row.fault())));
        }
        return all;
    }

    private Mono<ImportReport> store(Batch batch, List<RowResult> results) {
        var isDryRun = batch.request().dryRun().isRequested();
        var report = ImportReport.of(isDryRun ? null : batch.importId(), batch.file(), results);
        var stored = new StoredImport(
                batch.importId(),
                batch.tenant(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                batch.by().username(),
                report,
                FailedRows.write(batch.file(), report.errors()));
        return imports.insert(stored).then(recordImport(batch, report)).thenReturn(report);
    }

    /// Each number that was added has an entry of its own; this one has how many there were.
    private Mono<Void> recordImport(Batch batch, ImportReport report) {
        var entity = new AuditEntry.Entity(
                ENTITY, batch.importId().toString(), batch.tenant().value(), null);
        var change = AuditEntry.Change.to(ImportedRows.of(report));
        return Mono.defer(() -> auditLog.append(AuditEntry.of(batch.by(), ENTITY, entity, change)));
    }

    /// An import in the audit log.
    private record ImportedRows(long success, long failed, long duplicates, long created, long updated) {
        static ImportedRows of(ImportReport report) {
            return new ImportedRows(
                    report.success(), report.failed(), report.duplicates(), report.created(), report.updated());
        }
    }

    private static Fault invalid(String field, String sentence) {
        return new Fault(field, CommonProblem.INVALID.code(), sentence);
    }
}
