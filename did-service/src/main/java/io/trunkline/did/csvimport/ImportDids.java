package io.trunkline.did.csvimport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.FileDigest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.did.csvimport.DidCsvReader.CsvRow;
import io.trunkline.did.numbers.AddDids;
import io.trunkline.did.numbers.AddDids.NewDid;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Adds the numbers of a file in one transaction: all valid rows, even if others are not, or none if the service
/// ends before. A concurrent repeat with the same Idempotency-Key waits for that transaction.
@Component
class ImportDids {
    private static final String OPERATION = "POST /api/v1/dids/import";
    private static final String ENTITY = "import";

    private final TenantResolver tenantResolver;
    private final AddDids addDids;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final TransactionalOperator transactions;

    ImportDids(
            TenantResolver tenantResolver,
            AddDids addDids,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            TransactionalOperator transactions) {
        this.tenantResolver = tenantResolver;
        this.addDids = addDids;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.transactions = transactions;
    }

    /// @param csv the content of the file
    record Upload(@Nullable UUID tenantId, String csv) {
        /// What tells it from another upload with the same Idempotency-Key.
        private DigestedUpload digested() {
            return new DigestedUpload(tenantId, FileDigest.of(csv.getBytes(UTF_8)));
        }
    }

    private record DigestedUpload(@Nullable UUID tenantId, FileDigest file) {}

    Mono<IdempotentAnswer<ImportReport>> run(CreateRequest<Upload> request) {
        var by = request.by();
        var upload = request.draft();
        var once = new IdempotentRequest<>(request.keyOf(OPERATION), upload.digested(), ImportReport.class);
        return tenantResolver
                .resolve(by, upload.tenantId())
                .flatMap(tenant -> idempotentRequests
                        .once(once, importRows(by, tenant, upload.csv()))
                        .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all)));
    }

    private Mono<ImportReport> importRows(CurrentUser by, TenantId tenant, String csv) {
        return Mono.fromCallable(() -> DidCsvReader.read(csv))
                .flatMap(rows -> addDids.add(
                                by,
                                tenant,
                                rows.stream().map(ImportDids::newDid).toList())
                        .map(problems -> ImportReport.of(results(rows, problems))))
                .delayUntil(report -> recordImport(by, tenant, report));
    }

    /// Each number that was added has an entry of its own; this one has how many there were.
    private Mono<Void> recordImport(CurrentUser by, TenantId tenant, ImportReport report) {
        var entity = new AuditEntry.Entity(ENTITY, UUID.randomUUID().toString(), tenant.value(), null);
        return auditLog.append(AuditEntry.of(by, ENTITY, entity, AuditEntry.Change.to(ImportedRows.of(report))));
    }

    /// An import in the audit log.
    private record ImportedRows(long success, long failed, long duplicates) {
        static ImportedRows of(ImportReport report) {
            return new ImportedRows(report.success(), report.failed(), report.duplicates());
        }
    }

    private static NewDid newDid(CsvRow row) {
        return new NewDid(
                row.cell("number").orElse(""),
                row.cell("areaCode").orElse(null),
                row.cell("trunk").orElse(null),
                row.cell("status").orElse(null),
                row.cell("maxUsage").orElse(null),
                row.metadata());
    }

    private static List<RowResult> results(List<CsvRow> rows, List<Optional<ProblemException>> problems) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new RowResult(rows.get(i), problems.get(i).orElse(null)))
                .toList();
    }

    /// @param problem why the row was rejected; null for a row that was added
    record RowResult(CsvRow row, @Nullable ProblemException problem) {
        boolean isDuplicate() {
            return problem != null && problem.code() == DidProblem.ALREADY_EXISTS;
        }
    }

    /// @param success number of rows added
    /// @param failed number of rows rejected, without duplicates
    /// @param duplicates number of rows with a number that the tenant already has
    /// @param errors the rejected rows, without duplicates
    record ImportReport(long success, long failed, long duplicates, List<RowError> errors) {
        static ImportReport of(List<RowResult> results) {
            var failed = results.stream()
                    .filter(result -> result.problem() != null && !result.isDuplicate())
                    .map(RowError::of)
                    .toList();
            long duplicates = results.stream().filter(RowResult::isDuplicate).count();
            return new ImportReport(results.size() - failed.size() - duplicates, failed.size(), duplicates, failed);
        }
    }

    /// @param row the line on which the row starts; the header is line 1
    record RowError(long row, String number, String error) {
        static RowError of(RowResult result) {
            return new RowError(
                    result.row().line(),
                    result.row().cell("number").orElse(""),
                    Objects.requireNonNull(result.problem()).detail());
        }
    }
}
