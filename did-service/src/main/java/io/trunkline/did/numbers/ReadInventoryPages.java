package io.trunkline.did.numbers;

import io.trunkline.did.numbers.DidRepository.Filter;
import io.trunkline.did.numbers.DidRepository.Labels;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class ReadInventoryPages implements ReadInventory {
    private static final Optional<Sort> BY_NUMBER = Optional.of(Sort.of("number"));

    private final DidRepository dids;
    private final TenantResolver tenantResolver;

    ReadInventoryPages(DidRepository dids, TenantResolver tenantResolver) {
        this.dids = dids;
        this.tenantResolver = tenantResolver;
    }

    @Override
    public Mono<Flux<DidWithUsage>> open(CurrentUser by, InventoryFilter filter) {
        var rows = new Filter(
                Optional.empty(), filter.statuses(), filter.trunks(), Optional.empty(), filter.search(), Labels.NONE);
        return by.isPlatformUser() && filter.tenantId().isEmpty()
                ? Mono.just(pages(rows))
                : tenantResolver
                        .resolve(by, filter.tenantId().orElse(null))
                        .map(tenant -> pages(rows.withTenant(tenant)));
    }

    private Flux<DidWithUsage> pages(Filter filter) {
        return dids.list(filter, page(Optional.empty()))
                .expand(read -> Flux.fromStream(Optional.ofNullable(read.next()).stream())
                        .concatMap(next -> dids.list(filter, page(Optional.of(Cursor.decode(next))))))
                .concatMapIterable(read -> read.items());
    }

    private static PageRequest page(Optional<Cursor> after) {
        return new PageRequest(PageRequest.MAX_LIMIT, after, BY_NUMBER, false);
    }
}
