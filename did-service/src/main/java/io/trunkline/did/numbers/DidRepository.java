package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.numbers.domain.RotationFilter;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores numbers. Only [#lockPageForShare] returns deleted ones.
interface DidRepository {
    /// @return fails with `did.already-exists` or `did.number-active-elsewhere`; the transaction can continue
    Mono<Void> insert(Did did);

    /// Inserts those of the numbers that can be, with few statements. The transaction can continue.
    ///
    /// @param dids of one tenant, each number once
    /// @return the problems of [#insert(Did)] of those that were not inserted
    Mono<Map<DidId, ProblemException>> insertAll(List<Did> dids);

    /// Stores the next version of a number. The transaction has locked its row.
    ///
    /// @return fails with the same problems as [#insert(Did)]; the transaction is then rolled back
    Mono<Void> update(Did did);

    /// Stores the next versions of numbers with one statement. The transaction has locked their rows.
    ///
    /// @param dids each number once
    /// @return fails if one of them cannot be stored; the transaction is then rolled back
    Mono<Void> updateAll(List<Did> dids);

    /// Stores the next version of a number at another tenant, without usage. The transaction has locked its row.
    ///
    /// @return fails with `did.already-exists`; the transaction is then rolled back
    Mono<Void> move(Did did);

    /// @param tenant the tenant it must belong to; empty for any
    Mono<DidWithUsage> find(DidId id, Optional<TenantId> tenant);

    /// Finds it and locks its row until the transaction ends.
    Mono<DidWithUsage> lock(DidId id, Optional<TenantId> tenant);

    /// Finds numbers, and locks their rows until the transaction ends.
    ///
    /// @param tenant the tenant they must belong to; empty for any
    Mono<List<DidWithUsage>> lockAll(List<DidId> ids, Optional<TenantId> tenant);

    /// Finds those of the numbers that the tenant has, and locks their rows until the transaction ends.
    Mono<List<DidWithUsage>> lockNumbers(TenantId tenant, List<PhoneNumber> numbers);

    /// Finds active numbers of the tenants, sorted by id, and locks their rows until the transaction ends.
    Mono<List<DidWithUsage>> lockActive(List<TenantId> tenants, int limit);

    Mono<Page<DidWithUsage>> list(Filter filter, PageRequest page);

    /// The active number with the fewest calls that is below its `maxUsage`; of several, the one with the
    /// lowest id.
    Mono<DidWithUsage> findLeastUsed(TenantId tenant, RotationFilter filter);

    /// The next numbers after an id, sorted by id. Includes deleted ones. Locks their rows against changes until
    /// the transaction ends.
    Mono<List<Did>> lockPageForShare(DidId after, int limit);

    /// Further filters of a list; empty values match every number.
    record Labels(Optional<String> areaCode, Optional<String> region, Optional<String> tag, Optional<UUID> importId) {
        static final Labels NONE = new Labels(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Filters of a list; empty matches every number.
    ///
    /// @param search part of the number, the trunk or a note
    record Filter(
            Optional<TenantId> tenant,
            List<DidStatus> statuses,
            List<String> trunks,
            Optional<PhoneNumber> number,
            Optional<String> search,
            Labels labels) {
        Filter withTenant(TenantId owner) {
            return new Filter(Optional.of(owner), statuses, trunks, number, search, labels);
        }

        Filter withNumber(Optional<PhoneNumber> wanted) {
            return new Filter(tenant, statuses, trunks, wanted, search, labels);
        }
    }
}
