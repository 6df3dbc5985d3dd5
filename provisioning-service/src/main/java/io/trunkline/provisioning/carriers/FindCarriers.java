package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.observedstatus.ObservedStatusRepository;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads carriers together with their observed status.
@Component
class FindCarriers {
    private final CarrierRepository carriers;
    private final ObservedStatusRepository observedStatuses;

    FindCarriers(CarrierRepository carriers, ObservedStatusRepository observedStatuses) {
        this.carriers = carriers;
        this.observedStatuses = observedStatuses;
    }

    Mono<CarrierView> findOne(CarrierId id) {
        return carriers.find(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such carrier")))
                .flatMap(carrier -> toViews(List.of(carrier)))
                .map(List::getFirst);
    }

    Mono<Page<CarrierView>> findPage(CarrierRepository.Filter filter, PageRequest page) {
        return carriers.list(filter, page)
                .flatMap(found -> toViews(found.items()).map(found::withItems));
    }

    private Mono<List<CarrierView>> toViews(List<Carrier> found) {
        var endpoints =
                found.stream().collect(Collectors.toMap(carrier -> carrier.id().value(), Carrier::endpointId));
        return observedStatuses
                .find(endpoints)
                .map(observed -> found.stream()
                        .map(carrier -> CarrierView.of(
                                carrier, observed.getOrDefault(carrier.id().value(), ObservedStatus.NONE), List.of()))
                        .toList());
    }
}
