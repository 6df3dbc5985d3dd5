package io.trunkline.did.numbers;

import static java.util.Comparator.comparing;

import io.trunkline.did.numbers.CheckRow.CheckedRow;
import io.trunkline.did.numbers.StoreDid.Update;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Applies the rows of an import in the order of their numbers. Numbers are added with few statements. Of rows with one
/// number, each is applied after the one before it.
@Component
class ApplyCheckedRows implements ApplyRows {
    private final DidRepository dids;
    private final SaveDid save;
    private final CheckRow checkRow;
    private final TenantResolver tenantResolver;

    ApplyCheckedRows(DidRepository dids, SaveDid save, CheckRow checkRow, TenantResolver tenantResolver) {
        this.dids = dids;
        this.save = save;
        this.checkRow = checkRow;
        this.tenantResolver = tenantResolver;
    }

    @Override
    public Mono<List<RowResult>> apply(Rows rows) {
        return tenantResolver
                .lock(rows.tenant())
                .then(tenantResolver.countryOf(rows.tenant()))
                // checking thousands of numbers takes longer than other requests of the thread should wait
                .publishOn(Schedulers.parallel())
                .flatMap(country -> apply(rows, checkAll(rows, country)));
    }

    private Mono<List<RowResult>> apply(Rows rows, List<CheckedRow> checked) {
        return existing(rows, checked)
                .map(found -> new Batch(rows, new HashMap<>(found), new RowResult[checked.size()]))
                .delayUntil(batch ->
                        Flux.fromIterable(RowWaves.of(reject(batch, checked))).concatMap(wave -> apply(batch, wave)))
                .map(batch -> List.of(batch.results()));
    }

    /// @param existing the numbers that the tenant has, with those that rows before have added; changed by each row.
    ///     If numbers are only added, it is empty
    /// @param results by the index of the row
    private record Batch(Rows rows, Map<PhoneNumber, DidWithUsage> existing, RowResult[] results) {
        void result(CheckedRow row, RowResult result) {
            results[row.index()] = result;
        }
    }

    /// In the order of the numbers: two transactions that add the same numbers cannot wait for each other then.
    private List<CheckedRow> checkAll(Rows rows, Country country) {
        return IntStream.range(0, rows.rows().size())
                .mapToObj(index -> checkRow.check(index, rows.rows().get(index), country))
                .sorted(comparing(CheckedRow::sortKey))
                .toList();
    }

    /// @return the rows without faults
    private static List<CheckedRow> reject(Batch batch, List<CheckedRow> checked) {
        checked.stream()
                .filter(row -> !row.isValid())
                .forEach(row -> batch.result(row, new RowResult.Rejected(row.faults())));
        return checked.stream().filter(CheckedRow::isValid).toList();
    }

    /// @param wave each number once
    private Mono<Void> apply(Batch batch, List<CheckedRow> wave) {
        var changes = wave.stream()
                .filter(row -> batch.existing().containsKey(row.requiredNumber()))
                .toList();
        var additions = wave.stream()
                .filter(row -> !batch.existing().containsKey(row.requiredNumber()))
                .toList();
        return add(batch, additions).then(Mono.defer(() -> update(batch, changes)));
    }

    private Mono<Map<PhoneNumber, DidWithUsage>> existing(Rows rows, List<CheckedRow> checked) {
        if (rows.mode() == Mode.CREATE) {
            return Mono.just(Map.of());
        }
        var numbers = checked.stream()
                .map(CheckedRow::number)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return dids.lockNumbers(rows.tenant(), numbers)
                .map(found -> found.stream()
                        .collect(Collectors.toMap(usage -> usage.did().number(), Function.identity())));
    }

    private Mono<Void> add(Batch batch, List<CheckedRow> rows) {
        if (batch.rows().mode() == Mode.UPDATE) {
            rows.forEach(row -> batch.result(row, notFound(row)));
            return Mono.empty();
        }
        var added = new LinkedHashMap<Did, CheckedRow>();
        rows.forEach(row -> added.put(newDid(batch, row), row));
        return save.insertAll(batch.rows().by(), List.copyOf(added.keySet()))
                .doOnNext(problems -> added.forEach((did, row) -> added(batch, row, did, problems.get(did.id()))))
                .then();
    }

    private Did newDid(Batch batch, CheckedRow row) {
        var number = row.requiredNumber();
        var origin = new Did.Origin(row.row().number(), batch.rows().importId());
        var values = row.row().withStatusOr(batch.rows().newStatus());
        return save.newDid(batch.rows().tenant(), number, origin, CheckRow.overlay(null, values, number.e164()));
    }

    private static void added(Batch batch, CheckedRow row, Did did, @Nullable ProblemException problem) {
        batch.result(row, problem == null ? new RowResult.Created() : refused(problem));
        if (problem == null) {
            remember(batch, DidWithUsage.unused(did));
        }
    }

    /// With one statement, unless one of the rows cannot be applied: then one by one, to find out which.
    private Mono<Void> update(Batch batch, List<CheckedRow> rows) {
        var updates = new LinkedHashMap<CheckedRow, Update>();
        rows.forEach(row -> next(batch, row)
                .ifPresentOrElse(
                        update -> updates.put(row, update), () -> batch.result(row, new RowResult.Unchanged())));
        if (updates.isEmpty()) {
            return Mono.empty();
        }
        return save.updateAllOrKeep(batch.rows().by(), List.copyOf(updates.values()))
                .then(Mono.<Void>fromRunnable(() -> updates.forEach((row, update) -> updated(batch, row, update))))
                .onErrorResume(
                        ProblemException.class,
                        _ -> Flux.fromIterable(updates.entrySet())
                                .concatMap(entry -> update(batch, entry.getKey(), entry.getValue()))
                                .then());
    }

    /// Empty if the number has these values already.
    private Optional<Update> next(Batch batch, CheckedRow row) {
        var before = Objects.requireNonNull(batch.existing().get(row.requiredNumber()));
        var did = before.did();
        var after = save.withSettings(
                did, CheckRow.overlay(did, row.row(), did.number().e164()));
        return after.equals(did) ? Optional.empty() : Optional.of(new Update(before, after));
    }

    private Mono<Void> update(Batch batch, CheckedRow row, Update update) {
        return save.updateOrKeep(batch.rows().by(), update.before(), update.after())
                .doOnNext(_ -> updated(batch, row, update))
                .then()
                .onErrorResume(
                        ProblemException.class,
                        problem -> Mono.fromRunnable(() -> batch.result(row, refused(problem))));
    }

    private static void updated(Batch batch, CheckedRow row, Update update) {
        batch.result(row, new RowResult.Updated());
        remember(batch, update.result());
    }

    /// A later row of the same number changes it again, except if numbers are only added.
    private static void remember(Batch batch, DidWithUsage did) {
        if (batch.rows().mode() != Mode.CREATE) {
            batch.existing().put(did.did().number(), did);
        }
    }

    private static RowResult notFound(CheckedRow row) {
        return rejected("number", CommonProblem.NOT_FOUND.problem("DID not found: " + row.requiredNumber()));
    }

    private static RowResult refused(ProblemException problem) {
        if (problem.code() == DidProblem.ALREADY_EXISTS) {
            return new RowResult.Duplicate();
        }
        return rejected(problem.code() == DidProblem.NUMBER_ACTIVE_ELSEWHERE ? "status" : "number", problem);
    }

    private static RowResult rejected(String field, ProblemException problem) {
        return new RowResult.Rejected(List.of(new Fault(field, problem.code().code(), problem.detail())));
    }
}
