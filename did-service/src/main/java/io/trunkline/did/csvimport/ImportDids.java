package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.DidCsvReader.CsvRow;
import io.trunkline.did.numbers.AddDid;
import io.trunkline.did.numbers.AddDid.NewDid;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Adds the numbers of a file, each row by itself: good ones stay although others are bad.
@Component
class ImportDids {
    private final TenantResolver tenantResolver;
    private final AddDid addDid;

    ImportDids(TenantResolver tenancy, AddDid addDid) {
        this.tenantResolver = tenancy;
        this.addDid = addDid;
    }

    Mono<ImportReport> run(CurrentUser by, @Nullable UUID named, String file) {
        return tenantResolver
                .resolve(by, named)
                .flatMap(tenant -> Flux.fromIterable(DidCsvReader.read(file))
                        .concatMap(row -> importRow(by, tenant, row))
                        .collectList()
                        .map(ImportReport::of));
    }

    private Mono<RowResult> importRow(CurrentUser by, UUID tenant, CsvRow row) {
        var addition = new NewDid(
                tenant,
                row.cell("number").orElse(""),
                row.cell("areaCode").orElse(null),
                row.cell("trunk").orElse(null),
                row.cell("status").orElse(null),
                row.cell("maxUsage").orElse(null),
                row.metadata());
        return addDid.add(by, addition)
                .map(_ -> new RowResult(row, null))
                .onErrorResume(ProblemException.class, refused -> Mono.just(new RowResult(row, refused)));
    }

    /// @param problem null for a row that was added
    record RowResult(CsvRow row, @Nullable ProblemException problem) {
        boolean isDuplicate() {
            return problem != null && problem.code() == DidProblem.ALREADY_EXISTS;
        }
    }

    /// @param success rows that were added
    /// @param failed rows that were not, beside duplicates
    /// @param duplicates rows whose number the tenant has
    /// @param errors each failed row
    record ImportReport(long success, long failed, long duplicates, List<RowError> errors) {
        static ImportReport of(List<RowResult> outcomes) {
            var failed = outcomes.stream()
                    .filter(outcome -> outcome.problem() != null && !outcome.isDuplicate())
                    .map(RowError::of)
                    .toList();
            long duplicates = outcomes.stream().filter(RowResult::isDuplicate).count();
            return new ImportReport(outcomes.size() - failed.size() - duplicates, failed.size(), duplicates, failed);
        }
    }

    /// @param row its line in the file, the header being line 1
    record RowError(long row, String number, String error) {
        static RowError of(RowResult outcome) {
            return new RowError(
                    outcome.row().line(),
                    outcome.row().cell("number").orElse(""),
                    Objects.requireNonNull(outcome.problem()).detail());
        }
    }
}
