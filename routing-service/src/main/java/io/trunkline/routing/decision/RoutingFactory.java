package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.connect.ConnectRouting;
import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.routing.decision.domain.inbound.InboundCall;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.InboundRouting;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.OutboundCall;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.outbound.OutboundRouting;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Combines requests with the data read for them.
final class RoutingFactory {
    private static final Duration CONNECT_RING_TIMEOUT = Duration.ofSeconds(30);

    private RoutingFactory() {}

    static Routing inbound(
            RoutingRequest.Inbound request,
            Optional<PhoneNumber> number,
            InboundCandidates known,
            Optional<PhoneNumber> caller) {
        CallHistory history = request.history();
        return new InboundRouting(
                new InboundCall(
                        request.dialedNumber(),
                        number,
                        history.triedClients(),
                        history.lastEnd().map(EndedAttempt::outcome),
                        caller,
                        request.tags()),
                known);
    }

    static Routing outbound(
            OutboundRequest request, CallHistory history, OutboundCandidates known, boolean byBlock, String ownPrefix) {
        OutboundCall call = new OutboundCall(
                request.to(),
                request.asDialed(),
                request.carrier(),
                request.dialPrefix(),
                history.triedCarriers(),
                history.lastEnd(),
                byBlock,
                request.placedByApi(),
                ownPrefix);
        return new OutboundRouting(call, known);
    }

    static Routing connect(
            RoutingRequest.Connect request,
            Optional<Tenant> tenant,
            Optional<Client> known,
            Optional<Link> link,
            Instant now) {
        return new ConnectRouting(request, tenant, known, link, CONNECT_RING_TIMEOUT, now);
    }

    static Routing unknownCarrier() {
        return Routing.fixed(Decision.stop(StopReason.CARRIER_UNKNOWN, Parties.NONE));
    }

    /// The request with this carrier. Without a tenant of its own, it gets the tenant of the caller ID.
    static OutboundRequest withCarrier(Carrier carrier, OutboundRequest request, Optional<Did> shown) {
        Optional<Did> names = request.tenant().isPresent() ? Optional.empty() : shown;
        return new OutboundRequest(
                request.to(),
                request.asDialed(),
                names.map(Did::tenant).or(request::tenant),
                request.campaign(),
                Optional.of(carrier.id()),
                Optional.empty(),
                names.map(Did::id).or(request::callerIdDid),
                request.placedByApi());
    }
}
