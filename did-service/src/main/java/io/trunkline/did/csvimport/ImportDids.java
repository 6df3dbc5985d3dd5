package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.DidCsvReader.CsvRow;
import io.trunkline.did.numbers.AddDid;
import io.trunkline.did.numbers.AddDid.NewDid;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Adds the numbers of a file. Each row is a transaction of its own, so valid rows are added even if others
/// are not.
@Component
class ImportDids {
    private final TenantResolver tenantResolver;
    private final AddDid addDid;

    ImportDids(TenantResolver tenantResolver, AddDid addDid) {
        this.tenantResolver = tenantResolver;
        this.addDid = addDid;
    }

    Mono<ImportReport> run(CurrentUser by, @Nullable UUID tenantId, String file) {
        return tenantResolver
                .resolve(by, tenantId)
                .flatMap(tenant -> Flux.fromIterable(DidCsvReader.read(file))
                        .concatMap(row -> importRow(by, tenant, row))
                        .collectList()
                        .map(ImportReport::of));
    }

    private Mono<RowResult> importRow(CurrentUser by, TenantId tenant, CsvRow row) {
        var newDid = new NewDid(
                tenant,
                row.cell("number").orElse(""),
                row.cell("areaCode").orElse(null),
                row.cell("trunk").orElse(null),
                row.cell("status").orElse(null),
                row.cell("maxUsage").orElse(null),
                row.metadata());
        return addDid.add(by, newDid)
                .thenReturn(new RowResult(row, null))
                .onErrorResume(ProblemException.class, problem -> Mono.just(new RowResult(row, problem)));
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
