package io.trunkline.did.imports;

import io.trunkline.did.imports.CsvDids.CsvRow;
import io.trunkline.did.numbers.AddDid;
import io.trunkline.did.numbers.AddDid.Addition;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenants.Tenancy;
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
    private final Tenancy tenancy;
    private final AddDid addDid;

    ImportDids(Tenancy tenancy, AddDid addDid) {
        this.tenancy = tenancy;
        this.addDid = addDid;
    }

    Mono<Report> run(CurrentUser by, @Nullable UUID named, String file) {
        return tenancy.tenant(by, named)
                .flatMap(tenant -> Flux.fromIterable(CsvDids.read(file))
                        .concatMap(row -> outcome(by, tenant, row))
                        .collectList()
                        .map(Report::of));
    }

    private Mono<Outcome> outcome(CurrentUser by, UUID tenant, CsvRow row) {
        var addition = new Addition(
                tenant,
                row.cell("number").orElse(""),
                row.cell("areaCode").orElse(null),
                row.cell("trunk").orElse(null),
                row.cell("status").orElse(null),
                row.cell("maxUsage").orElse(null),
                row.metadata());
        return addDid.add(by, addition)
                .map(_ -> new Outcome(row, null))
                .onErrorResume(ProblemException.class, refused -> Mono.just(new Outcome(row, refused)));
    }

    /// @param refused null for a row that was added
    record Outcome(CsvRow row, @Nullable ProblemException refused) {
        boolean duplicate() {
            return refused != null && refused.code() == DidProblem.ALREADY_EXISTS;
        }
    }

    /// @param success rows that were added
    /// @param failed rows that were not, beside duplicates
    /// @param duplicates rows whose number the tenant has
    /// @param errors each failed row
    record Report(long success, long failed, long duplicates, List<RowError> errors) {
        static Report of(List<Outcome> outcomes) {
            var failed = outcomes.stream()
                    .filter(outcome -> outcome.refused() != null && !outcome.duplicate())
                    .map(RowError::of)
                    .toList();
            long duplicates = outcomes.stream().filter(Outcome::duplicate).count();
            return new Report(outcomes.size() - failed.size() - duplicates, failed.size(), duplicates, failed);
        }
    }

    /// @param row its line in the file, the header being line 1
    record RowError(long row, String number, String error) {
        static RowError of(Outcome outcome) {
            return new RowError(
                    outcome.row().line(),
                    outcome.row().cell("number").orElse(""),
                    Objects.requireNonNull(outcome.refused()).detail());
        }
    }
}
