package io.trunkline.did.csvimport;

import io.trunkline.data.audit.AuditLog;
import io.trunkline.did.csvimport.ImportAudit.ImportedRows;
import io.trunkline.did.csvimport.SqlImportJobs.ImportedPage;
import io.trunkline.did.csvimport.StagedFiles.StagedFile;
import io.trunkline.did.csvimport.domain.LargeFile;
import io.trunkline.did.csvimport.domain.LargeFile.Page;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Imports files in the background, page by page. A page is one transaction with its numbers, their events and the
/// position after it, so another replica goes on with the next page after one was killed.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class RunImports {
    private static final Logger LOG = LoggerFactory.getLogger(RunImports.class);

    /// An upload wakes the loop of its replica; this is for those of a replica that ended.
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Duration PAGE_TIMEOUT = Duration.ofMinutes(2);
    private static final int MAX_FAILURES = 3;

    /// An upload of which nothing was received for so long was interrupted.
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration UPLOAD_CHECK_INTERVAL = Duration.ofMinutes(1);

    private final SqlImportJobs jobs;
    private final StagedFiles stagedFiles;
    private final ReadFile readFile;
    private final ApplyFile applyFile;
    private final AuditLog auditLog;
    private final TransactionalOperator transactions;
    private final Clock clock;

    RunImports(
            SqlImportJobs jobs,
            StagedFiles stagedFiles,
            ReadFile readFile,
            ApplyFile applyFile,
            AuditLog auditLog,
            TransactionalOperator transactions,
            Clock clock) {
        this.jobs = jobs;
        this.stagedFiles = stagedFiles;
        this.readFile = readFile;
        this.applyFile = applyFile;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    BackgroundLoop importLoop() {
        return BackgroundLoop.named("imports").poll(INTERVAL, PAGE_TIMEOUT.plusSeconds(5), this::runPage);
    }

    @Bean
    BackgroundLoop interruptedUploadLoop() {
        return BackgroundLoop.named("interrupted-uploads")
                .poll(UPLOAD_CHECK_INTERVAL, PAGE_TIMEOUT, this::failInterrupted);
    }

    /// A page that could not be imported.
    private static final class FailedPageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ImportJob job;

        FailedPageException(ImportJob job, RuntimeException cause) {
            super(cause);
            this.job = job;
        }

        boolean isOfDeletedTenant() {
            return getCause() instanceof ProblemException problem && problem.code() == CommonProblem.TENANT_UNKNOWN;
        }
    }

    /// Imports the next page of an import that no other replica works on.
    ///
    /// @return whether there may be more to import now
    Mono<Boolean> runPage() {
        return jobs.claim()
                .delayUntil(_ -> jobs.limitStatements(PAGE_TIMEOUT))
                .flatMap(job ->
                        runPage(job).onErrorMap(RuntimeException.class, error -> new FailedPageException(job, error)))
                .timeout(PAGE_TIMEOUT)
                .as(transactions::transactional)
                .onErrorResume(FailedPageException.class, this::failed)
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> runPage(ImportJob job) {
        var started = now();
        var file = ReadFile.required(
                LargeFile.of(job.encoding(), job.separator(), job.header(), readFile.mapping(job.mapping())));
        return stagedFiles
                .page(new StagedFile(job.target().importId(), job.size()), file, job.next())
                .flatMap(page -> importPage(job, page, started))
                .flatMap(progress -> progress.isEnd() ? finish(job, progress) : Mono.just(progress))
                .thenReturn(true);
    }

    private Mono<ImportProgress> importPage(ImportJob job, Page page, Instant started) {
        return applyFile
                .apply(job.target(), page.file())
                .map(results -> ImportReport.of(job.target().importId(), page.file(), results))
                .map(report -> new ImportedPage(
                        report, FailedRows.rows(page.file(), report.errors()), page.next(), page.isLast(), started))
                .flatMap(imported -> jobs.advance(job, imported, now()));
    }

    private Mono<ImportProgress> finish(ImportJob job, ImportProgress progress) {
        var entry = ImportAudit.entry(job.target(), "import", ImportedRows.of(progress));
        return jobs.deleteFile(job.target().importId())
                .then(Mono.defer(() -> auditLog.append(entry)))
                .thenReturn(progress);
    }

    private Mono<Boolean> failed(FailedPageException failure) {
        var id = failure.job.target().importId();
        if (failure.isOfDeletedTenant()) {
            return end(failure.job, "tenant");
        }
        LOG.warn("a page of the import {} could not be imported", id, failure.getCause());
        return jobs.countFailure(id, now())
                .filter(failures -> failures >= MAX_FAILURES)
                .flatMap(_ -> end(failure.job, "error"))
                .defaultIfEmpty(false);
    }

    /// Ends the import with its rows so far.
    private Mono<Boolean> end(ImportJob job, String failure) {
        return jobs.end(job.target().importId(), ImportState.FAILED, failure, now())
                .delayUntil(progress ->
                        auditLog.append(ImportAudit.entry(job.target(), "import", ImportedRows.of(progress))))
                .as(transactions::transactional)
                .thenReturn(true);
    }

    private Mono<Boolean> failInterrupted() {
        var now = now();
        return jobs.failInterrupted(now.minus(UPLOAD_TIMEOUT), now).as(transactions::transactional);
    }

    /// To the microsecond, as the database stores it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
