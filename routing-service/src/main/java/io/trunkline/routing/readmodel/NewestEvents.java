package io.trunkline.routing.readmodel;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The newest event of each entity in a batch, by kind, in the order of their keys.
record NewestEvents(
        List<TenantChanged> tenants,
        List<CarrierChanged> carriers,
        List<ClientChanged> clients,
        List<DidChanged> dids,
        List<EndpointStatus> statuses) {

    /// @throws PoisonEventException for an event that would fail every decision that uses it
    static NewestEvents of(Collection<? extends Event> events) {
        events.forEach(NewestEvents::requireValid);
        return new NewestEvents(
                newest(events, TenantChanged.class, Comparator.comparing(TenantChanged::version)),
                newest(events, CarrierChanged.class, Comparator.comparing(CarrierChanged::version)),
                newest(events, ClientChanged.class, Comparator.comparing(ClientChanged::version)),
                newest(events, DidChanged.class, Comparator.comparing(DidChanged::version)),
                newest(
                        events,
                        EndpointStatus.class,
                        Comparator.comparing(EndpointStatus::incarnation).thenComparing(EndpointStatus::sequence)));
    }

    private static <E extends Event> List<E> newest(
            Collection<? extends Event> events, Class<E> kind, Comparator<E> byAge) {
        return List.copyOf(events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toMap(
                        Event::key, Function.identity(), BinaryOperator.maxBy(byAge), TreeMap<String, E>::new))
                .values());
    }

    private static void requireValid(Event event) {
        switch (event) {
            case CarrierChanged carrier -> requireEndpointId(carrier.endpointId());
            case ClientChanged client -> requireEndpointId(client.endpointId());
            case DidChanged did
            when PhoneNumber.parse(did.number()).isEmpty() -> throw new PoisonEventException("not an E.164 number");
            default -> {}
        }
    }

    private static void requireEndpointId(String endpointId) {
        if (EndpointId.parse(endpointId).isEmpty()) {
            throw new PoisonEventException("not an endpoint id");
        }
    }
}
