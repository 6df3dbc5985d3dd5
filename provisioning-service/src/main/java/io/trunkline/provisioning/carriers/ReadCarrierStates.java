package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriercalls.CarrierCallStore;
import io.trunkline.provisioning.carriercalls.LiveChannels;
import io.trunkline.provisioning.carriercalls.domain.CarrierCalls;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.observedstatus.ObservedStatusRepository;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.telephony.ids.CarrierId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads what was observed of carriers: their status, their calls and their channels.
@Component
class ReadCarrierStates {
    private final ObservedStatusRepository observedStatuses;
    private final CarrierCallStore calls;
    private final LiveChannels channels;

    ReadCarrierStates(ObservedStatusRepository observedStatuses, CarrierCallStore calls, LiveChannels channels) {
        this.observedStatuses = observedStatuses;
        this.calls = calls;
        this.channels = channels;
    }

    Mono<CarrierState> find(Carrier carrier) {
        return find(List.of(carrier)).map(states -> states.getOrDefault(carrier.id(), CarrierState.NONE));
    }

    /// The state of each of the carriers.
    Mono<Map<CarrierId, CarrierState>> find(List<Carrier> carriers) {
        var endpoints = carriers.stream()
                .collect(Collectors.toMap(carrier -> carrier.id().value(), Carrier::endpointId));
        return Mono.zip(observedStatuses.find(endpoints), calls.find(endpoints.keySet()))
                .map(both -> carriers.stream()
                        .collect(Collectors.toMap(
                                Carrier::id, carrier -> stateOf(carrier, both.getT1(), both.getT2()))));
    }

    private CarrierState stateOf(Carrier carrier, Map<UUID, ObservedStatus> observed, Map<UUID, CarrierCalls> counts) {
        var id = carrier.id().value();
        return new CarrierState(
                observed.getOrDefault(id, ObservedStatus.NONE),
                counts.getOrDefault(id, CarrierCalls.NONE),
                channels.count(carrier.endpointId()));
    }
}
