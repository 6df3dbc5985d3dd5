package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads all numbers that match a filter.
public interface ReadInventory {
    /// Fails if the caller may not read them. The stream then has the numbers in their order. It reads a page at a
    /// time, so a change meanwhile is in it or not.
    Mono<Flux<DidWithUsage>> open(CurrentUser by, InventoryFilter filter);

    /// Empty values match every number.
    ///
    /// @param tenantId platform users get the numbers of all tenants without it
    record InventoryFilter(
            Optional<UUID> tenantId, List<DidStatus> statuses, List<String> trunks, Optional<String> search) {
        public InventoryFilter {
            statuses = List.copyOf(statuses);
            trunks = List.copyOf(trunks);
        }
    }
}
