package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierId;
import io.trunkline.provisioning.endpoints.Observations;
import io.trunkline.provisioning.endpoints.domain.Observation;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads carriers together with what is observed of them.
@Component
class FindCarriers {
    private final Carriers carriers;
    private final Observations observations;

    FindCarriers(Carriers carriers, Observations observations) {
        this.carriers = carriers;
        this.observations = observations;
    }

    Mono<CarrierView> one(CarrierId id) {
        return carriers.find(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such carrier")))
                .flatMap(carrier -> views(List.of(carrier)))
                .map(List::getFirst);
    }

    Mono<Page<CarrierView>> page(Carriers.Filter filter, PageRequest page) {
        return carriers.list(filter, page)
                .flatMap(this::views)
                .map(views -> Page.of(views, page, view -> Cursor.of(view.name())));
    }

    private Mono<List<CarrierView>> views(List<Carrier> found) {
        var endpoints =
                found.stream().collect(Collectors.toMap(carrier -> carrier.id().value(), Carrier::endpointId));
        return observations
                .of(endpoints)
                .map(seen -> found.stream()
                        .map(carrier -> CarrierView.of(
                                carrier, seen.getOrDefault(carrier.id().value(), Observation.NOTHING), List.of()))
                        .toList());
    }
}
