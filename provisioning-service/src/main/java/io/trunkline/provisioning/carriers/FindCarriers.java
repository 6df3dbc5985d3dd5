package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.observedstatus.EndpointEvents;
import io.trunkline.provisioning.observedstatus.domain.EndpointEventView;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads carriers together with their observed state.
@Component
class FindCarriers {
    private final CarrierRepository carriers;
    private final ReadCarrierStates states;
    private final EndpointEvents events;
    private final TenantRepository tenants;

    FindCarriers(
            CarrierRepository carriers, ReadCarrierStates states, EndpointEvents events, TenantRepository tenants) {
        this.carriers = carriers;
        this.events = events;
        this.tenants = tenants;
        this.states = states;
    }

    Mono<CarrierView> findOne(CarrierId id) {
        return requireCarrier(id).flatMap(carrier -> toViews(List.of(carrier))).map(List::getFirst);
    }

    Mono<Page<CarrierView>> findPage(CarrierRepository.Filter filter, PageRequest page) {
        return tenants.requireExisting(filter.offeredToTenantId())
                .then(Mono.defer(() -> carriers.list(filter, page)))
                .flatMap(found -> toViews(found.items()).map(found::withItems));
    }

    Mono<CarrierStatistics> findStatistics() {
        return carriers.findStatistics();
    }

    Mono<Page<EndpointEventView>> findEvents(CarrierId id, EndpointEvents.Filter filter, PageRequest page) {
        return requireCarrier(id).flatMap(carrier -> events.list(carrier.endpointId(), filter, page));
    }

    Mono<Carrier> requireCarrier(CarrierId id) {
        return carriers.find(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such carrier")));
    }

    private Mono<List<CarrierView>> toViews(List<Carrier> found) {
        return states.find(found)
                .map(states -> found.stream()
                        .map(carrier -> CarrierView.of(
                                carrier, states.getOrDefault(carrier.id(), CarrierState.NONE), List.of()))
                        .toList());
    }
}
