package io.trunkline.did.csvimport;

import io.trunkline.data.audit.AuditLog;
import io.trunkline.did.csvimport.ApplyFile.Target;
import io.trunkline.did.csvimport.ImportAudit.ImportedRows;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads imports, and cancels those in the background.
@Component
class ManageImports {
    private final Imports imports;
    private final SqlImportJobs jobs;
    private final AuditLog auditLog;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ManageImports(
            Imports imports, SqlImportJobs jobs, AuditLog auditLog, TransactionalOperator transactions, Clock clock) {
        this.imports = imports;
        this.jobs = jobs;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ImportView> view(CurrentUser by, UUID id) {
        return find(by, id).flatMap(progress -> imports.report(id).map(report -> ImportView.of(progress, report)));
    }

    Mono<ImportProgress> find(CurrentUser by, UUID id) {
        return imports.find(id, by.tenantId().map(TenantId::new))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("Import not found: " + id)));
    }

    /// @param tenant that platform users name
    /// @param states empty for all
    Mono<Page<ImportProgress>> list(CurrentUser by, Optional<UUID> tenant, List<ImportState> states, PageRequest page) {
        return Mono.defer(() -> imports.list(by.tenantOfList(tenant).map(TenantId::new), states, page));
    }

    Mono<Flux<String>> failedRows(CurrentUser by, UUID id) {
        return find(by, id).map(_ -> imports.failedRows(id));
    }

    /// Ends an import; its rows so far stay. Waits for the page that is imported now.
    Mono<ImportProgress> cancel(CurrentUser by, UUID id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return find(by, id)
                .flatMap(_ -> jobs.end(id, ImportState.CANCELED, null, now))
                .switchIfEmpty(Mono.error(() -> DidProblem.IMPORT_ENDED.problem(
                        "The import has ended; what it imported stays, and nothing is left to cancel")))
                .delayUntil(progress ->
                        auditLog.append(ImportAudit.entry(targetOf(by, progress), "cancel", ImportedRows.of(progress))))
                .as(transactions::transactional);
    }

    /// The user who cancels is the actor of the entry.
    private static Target targetOf(CurrentUser by, ImportProgress progress) {
        return new Target(by, new TenantId(progress.tenantId()), Mode.CREATE, DidStatus.AVAILABLE, progress.id());
    }
}
