package io.trunkline.routing.readmodel;

import static io.trunkline.messaging.consumer.UpsertBatches.BY_SEQUENCE;
import static io.trunkline.messaging.consumer.UpsertBatches.BY_VERSION;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.UpsertBatches;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Collection;
import java.util.List;

/// What a batch of events changes in the read model: the newest event of each entity, by kind.
record ReadModelChanges(
        List<TenantChanged> tenants,
        List<CarrierChanged> carriers,
        List<ClientChanged> clients,
        List<DidChanged> dids,
        List<EndpointStatus> statuses,
        List<RealtimeApplied> applied) {

    /// @throws PoisonEventException for an event that would fail every decision that uses it
    static ReadModelChanges of(Collection<? extends Event> events) {
        events.forEach(ReadModelChanges::requireValid);
        return new ReadModelChanges(
                UpsertBatches.newest(events, TenantChanged.class, BY_VERSION),
                UpsertBatches.newest(events, CarrierChanged.class, BY_VERSION),
                UpsertBatches.newest(events, ClientChanged.class, BY_VERSION),
                UpsertBatches.newest(events, DidChanged.class, BY_VERSION),
                UpsertBatches.newest(events, EndpointStatus.class, BY_SEQUENCE),
                UpsertBatches.newest(events, RealtimeApplied.class, BY_SEQUENCE).stream()
                        .filter(applied -> applied.entityKind() != RealtimeApplied.EntityKind.DIALPLAN_LINE)
                        .toList());
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
