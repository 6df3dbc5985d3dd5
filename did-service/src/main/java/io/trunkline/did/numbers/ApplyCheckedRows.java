package io.trunkline.did.numbers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.trunkline.did.numbers.CheckRow.CheckedRow;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Applies the rows of an import one after the other.
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
                .flatMap(country -> apply(rows, country, checkAll(rows, country)));
    }

    private Mono<List<RowResult>> apply(Rows rows, Country country, List<CheckedRow> checked) {
        return existing(rows, checked)
                .map(found -> new Batch(rows, country, new HashMap<>(found)))
                .flatMapMany(batch -> Flux.fromIterable(checked).concatMap(row -> apply(batch, row)))
                .sort(comparingInt(IndexedResult::index))
                .map(IndexedResult::result)
                .collectList();
    }

    /// @param existing the numbers that the tenant has, with those that rows before have added; changed by each row
    private record Batch(Rows rows, Country country, Map<PhoneNumber, DidWithUsage> existing) {}

    private record IndexedResult(int index, RowResult result) {}

    /// In the order of the numbers: two transactions that add the same numbers cannot wait for each other then.
    private List<CheckedRow> checkAll(Rows rows, Country country) {
        return IntStream.range(0, rows.rows().size())
                .mapToObj(index -> checkRow.check(index, rows.rows().get(index), country))
                .sorted(comparing(CheckedRow::sortKey))
                .toList();
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

    private Mono<IndexedResult> apply(Batch batch, CheckedRow row) {
        var result = row.number() == null || !row.faults().isEmpty()
                ? Mono.<RowResult>just(new RowResult.Rejected(row.faults()))
                : applyValid(batch, row, row.number());
        return result.map(applied -> new IndexedResult(row.index(), applied));
    }

    private Mono<RowResult> applyValid(Batch batch, CheckedRow row, PhoneNumber number) {
        var before = batch.existing().get(number);
        if (before != null) {
            return update(batch, row, before);
        }
        return batch.rows().mode() == Mode.UPDATE
                ? Mono.just(rejected("number", CommonProblem.NOT_FOUND.problem("DID not found: " + number)))
                : insert(batch, row, number);
    }

    private Mono<RowResult> insert(Batch batch, CheckedRow row, PhoneNumber number) {
        var rows = batch.rows();
        var request = CheckRow.overlay(null, row.row(), number.e164());
        var origin = new Did.Origin(row.row().number(), rows.importId());
        var did = save.newDid(rows.tenant(), number, origin, request);
        return save.insert(rows.by(), did)
                .doOnNext(_ -> remember(batch, DidWithUsage.unused(did)))
                .<RowResult>map(_ -> new RowResult.Created())
                .onErrorResume(ProblemException.class, problem -> Mono.just(refused(problem)));
    }

    private Mono<RowResult> update(Batch batch, CheckedRow row, DidWithUsage before) {
        var request =
                CheckRow.overlay(before.did(), row.row(), before.did().number().e164());
        var after = save.withSettings(before.did(), request);
        if (after.equals(before.did())) {
            return Mono.just(new RowResult.Unchanged());
        }
        return save.updateOrKeep(batch.rows().by(), before, after)
                .doOnNext(_ -> remember(batch, new DidWithUsage(after, before.calls(), before.lastUsed())))
                .<RowResult>map(_ -> new RowResult.Updated())
                .onErrorResume(ProblemException.class, problem -> Mono.just(refused(problem)));
    }

    /// A later row of the same number changes it again, except if numbers are only added.
    private static void remember(Batch batch, DidWithUsage did) {
        if (batch.rows().mode() != Mode.CREATE) {
            batch.existing().put(did.did().number(), did);
        }
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
