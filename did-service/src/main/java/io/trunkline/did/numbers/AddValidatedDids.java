package io.trunkline.did.numbers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Validates numbers that do not come through the REST API by the same rules.
@Component
class AddValidatedDids implements AddDids {
    private final SaveDid save;
    private final TenantResolver tenantResolver;
    private final Validator validator;

    AddValidatedDids(SaveDid save, TenantResolver tenantResolver, Validator validator) {
        this.save = save;
        this.tenantResolver = tenantResolver;
        this.validator = validator;
    }

    @Override
    public Mono<List<Optional<ProblemException>>> add(CurrentUser by, TenantId tenant, List<NewDid> newDids) {
        return tenantResolver
                .lock(tenant)
                .then(tenantResolver.countryOf(tenant))
                // checking thousands of numbers takes longer than other requests of the thread should wait
                .publishOn(Schedulers.parallel())
                .map(country -> checkAll(newDids, draft -> save.newDid(tenant, country, draft)))
                .flatMapIterable(rows -> rows)
                .concatMap(row -> insert(by, row))
                .collectList()
                .map(rows -> rows.stream()
                        .sorted(comparingInt(Row::index))
                        .map(row -> Optional.ofNullable(row.problem()))
                        .toList());
    }

    /// @param did null if the row is refused
    /// @param problem why it is refused
    private record Row(
            int index, @Nullable Did did, @Nullable ProblemException problem) {
        String sortKey() {
            return did == null ? "" : did.number().e164();
        }
    }

    /// In the order of the numbers: two transactions that add the same numbers cannot wait for each other then.
    private List<Row> checkAll(List<NewDid> newDids, Function<DidRequest, Did> toDid) {
        return IntStream.range(0, newDids.size())
                .mapToObj(index -> check(index, newDids.get(index), toDid))
                .sorted(comparing(Row::sortKey))
                .toList();
    }

    private Row check(int index, NewDid newDid, Function<DidRequest, Did> toDid) {
        try {
            return new Row(index, toDid.apply(validRequest(newDid)), null);
        } catch (ProblemException problem) {
            return new Row(index, null, problem);
        }
    }

    private Mono<Row> insert(CurrentUser by, Row row) {
        return row.did() == null
                ? Mono.just(row)
                : save.insert(by, row.did())
                        .thenReturn(row)
                        .onErrorResume(
                                ProblemException.class, problem -> Mono.just(new Row(row.index(), null, problem)));
    }

    private DidRequest validRequest(NewDid newDid) {
        var request = new DidRequest(
                null,
                newDid.number(),
                newDid.areaCode(),
                newDid.trunk(),
                newDid.status(),
                parseMaxUsage(newDid.maxUsage()),
                newDid.metadata());
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw CommonProblem.INVALID.problem(
                    violations.stream().map(AddValidatedDids::describe).sorted().collect(Collectors.joining("; ")));
        }
        return request;
    }

    private static @Nullable Long parseMaxUsage(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            throw CommonProblem.INVALID.problem("maxUsage must be an integer");
        }
    }

    private static String describe(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }
}
