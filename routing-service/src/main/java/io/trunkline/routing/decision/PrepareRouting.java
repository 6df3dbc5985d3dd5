package io.trunkline.routing.decision;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.routing.decision.CarrierCache.KnownCarriers;
import io.trunkline.routing.decision.InboundRoutes.CarrierLookup;
import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.RoutingRequest.Connect;
import io.trunkline.routing.decision.domain.RoutingRequest.Inbound;
import io.trunkline.routing.decision.domain.RoutingRequest.Outbound;
import io.trunkline.routing.decision.domain.RoutingRequest.Prefix;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.InboundCarrier;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads the candidates of a batch, one kind after the other, and gives each request its own.
@Component
class PrepareRouting implements Router {
    private final InboundRouteCache inboundRoutes;
    private final CarrierCache carriers;
    private final Candidates candidates;
    private final NumberCache numbers;

    PrepareRouting(InboundRouteCache inbound, CarrierCache carriers, Candidates candidates, NumberCache numbers) {
        this.inboundRoutes = inbound;
        this.carriers = carriers;
        this.candidates = candidates;
        this.numbers = numbers;
    }

    @Override
    public Mono<List<Routing>> prepare(List<RoutingRequest> requests, String node, Optional<RouteVersion> version) {
        return version.map(Mono::just)
                .orElseGet(() -> OwnerAccess.run(candidates.currentVersion()))
                .flatMap(current -> read(requests, node, current))
                .map(known -> requests.stream()
                        .map(request -> routing(request, known))
                        .toList());
    }

    private Mono<BatchData> read(List<RoutingRequest> requests, String node, RouteVersion current) {
        return outboundData(requests, node, current)
                .flatMap(data -> Mono.zip(
                                inbound(requests, node, current), outbound(requests, data), connectData(requests, node))
                        .map(read -> new BatchData(read.getT1(), read.getT2(), data, read.getT3(), current.now())));
    }

    /// The data read for a batch.
    ///
    /// @param now the database's time
    private record BatchData(
            InboundData inbound,
            Map<OutboundRequest, OutboundCandidates> outbound,
            OutboundData outboundData,
            ConnectData connect,
            Instant now) {}

    /// The data of inbound calls: the routes of their numbers, and the carriers of calls without a route.
    private record InboundData(
            Map<InboundLookup, InboundCandidates> routes, Map<CarrierLookup, Optional<InboundCarrier>> carriers) {
        InboundCandidates withoutRoute(Inbound request) {
            return InboundCandidates.ofUnknownNumber(
                    carrierLookup(request).flatMap(call -> carriers.getOrDefault(call, Optional.empty())));
        }
    }

    /// The data of connect legs: clients, the links of the calls' campaigns, and their tenants.
    private record ConnectData(
            Map<ClientId, Client> clients,
            Map<CampaignId, List<Link>> links,
            Map<OutboundRequest, OutboundCandidates> tenants) {
        Optional<Tenant> tenant(Connect request) {
            return Optional.ofNullable(tenants.get(tenantRequest(request))).flatMap(OutboundCandidates::tenant);
        }

        /// A request that names the tenant only.
        static OutboundRequest tenantRequest(Connect request) {
            return new OutboundRequest(
                    Optional.empty(),
                    "",
                    Optional.ofNullable(request.parties().tenant()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true);
        }

        Optional<Link> link(Connect request) {
            CampaignId campaign = request.parties().campaign();
            return campaign == null
                    ? Optional.empty()
                    : links.getOrDefault(campaign, List.of()).stream()
                            .filter(link -> link.client().id().equals(request.client()))
                            .findFirst();
        }
    }

    /// The data that outbound calls share: carriers, and the DIDs that are the caller IDs of prefix dialplans.
    private record OutboundData(KnownCarriers carriers, Map<PhoneNumber, Did> dids) {
        OutboundCandidates withCarriers(OutboundRequest request, OutboundCandidates read) {
            return read.withCarriers(carriers.carriers().all(), carriers.prioritiesOf(request.campaign()));
        }
    }

    private Mono<InboundData> inbound(List<RoutingRequest> requests, String node, RouteVersion current) {
        return routes(requests, node, current)
                .flatMap(routes -> inboundRoutes
                        .carriers(withoutRoute(requests, routes), current)
                        .map(carriers -> new InboundData(routes, carriers)));
    }

    private List<CarrierLookup> withoutRoute(
            List<RoutingRequest> requests, Map<InboundLookup, InboundCandidates> routes) {
        return ofKind(requests, Inbound.class)
                .filter(request -> inboundLookup(request).map(routes::get).isEmpty())
                .flatMap(request -> carrierLookup(request).stream())
                .toList();
    }

    private Mono<Map<InboundLookup, InboundCandidates>> routes(
            List<RoutingRequest> requests, String node, RouteVersion current) {
        List<InboundLookup> dialed = ofKind(requests, Inbound.class)
                .flatMap(request -> inboundLookup(request).stream())
                .distinct()
                .toList();
        return dialed.isEmpty() ? Mono.just(Map.of()) : inboundRoutes.candidates(dialed, node, current);
    }

    private Mono<Map<OutboundRequest, OutboundCandidates>> outbound(List<RoutingRequest> requests, OutboundData data) {
        Stream<OutboundRequest> placed = ofKind(requests, Outbound.class).map(Outbound::request);
        Stream<OutboundRequest> byBlock =
                ofKind(requests, Prefix.class).flatMap(request -> prefixRequest(request, data).stream());
        List<OutboundRequest> all = Stream.concat(placed, byBlock).distinct().toList();
        return all.isEmpty()
                ? Mono.just(Map.of())
                : candidates.outbound(all).map(read -> {
                    read.replaceAll(data::withCarriers);
                    return read;
                });
    }

    private Mono<ConnectData> connectData(List<RoutingRequest> requests, String node) {
        List<Connect> joining = ofKind(requests, Connect.class).toList();
        if (joining.isEmpty()) {
            return Mono.just(new ConnectData(Map.of(), Map.of(), Map.of()));
        }
        List<ClientId> clients =
                joining.stream().map(Connect::client).distinct().toList();
        List<CampaignId> campaigns = joining.stream()
                .flatMap(request -> Stream.ofNullable(request.parties().campaign()))
                .distinct()
                .toList();
        List<OutboundRequest> tenants =
                joining.stream().map(ConnectData::tenantRequest).distinct().toList();
        return Mono.zip(
                        candidates.clients(clients, node),
                        candidates.links(campaigns, node),
                        candidates.outbound(tenants))
                .map(read -> new ConnectData(read.getT1(), read.getT2(), read.getT3()));
    }

    private Mono<OutboundData> outboundData(List<RoutingRequest> requests, String node, RouteVersion current) {
        List<OutboundRequest> outbound = Stream.concat(
                        ofKind(requests, Outbound.class).map(Outbound::request),
                        ofKind(requests, Prefix.class).map(Prefix::request))
                .toList();
        if (outbound.isEmpty()) {
            return Mono.just(new OutboundData(KnownCarriers.NONE, Map.of()));
        }
        List<CampaignId> campaigns = outbound.stream()
                .flatMap(request -> request.campaign().stream())
                .distinct()
                .toList();
        return Mono.zip(carriers.carriers(campaigns, node, current), callerIdDids(requests), OutboundData::new);
    }

    private Mono<Map<PhoneNumber, Did>> callerIdDids(List<RoutingRequest> requests) {
        List<PhoneNumber> callerIds = ofKind(requests, Prefix.class)
                .flatMap(request -> callerId(request).stream())
                .distinct()
                .toList();
        return callerIds.isEmpty() ? Mono.just(Map.of()) : candidates.activeDids(callerIds);
    }

    private Routing routing(RoutingRequest request, BatchData known) {
        return switch (request) {
            case Inbound inbound -> inbound(inbound, known);
            case Outbound(var asked, var history) -> outbound(asked, history, known, false);
            case Prefix prefix ->
                prefixRequest(prefix, known.outboundData())
                        .map(asked -> outbound(asked, prefix.history(), known, true))
                        .orElseGet(RoutingFactory::unknownCarrier);
            case Connect connect ->
                RoutingFactory.connect(
                        connect,
                        known.connect().tenant(connect),
                        Optional.ofNullable(known.connect().clients().get(connect.client())),
                        known.connect().link(connect),
                        known.now());
        };
    }

    private Routing inbound(Inbound request, BatchData known) {
        InboundCandidates candidates = inboundLookup(request)
                .map(known.inbound().routes()::get)
                .orElseGet(() -> known.inbound().withoutRoute(request));
        Optional<PhoneNumber> caller = numbers.caller(request.caller(), numbers.country(candidates.tenant()))
                .number();
        return RoutingFactory.inbound(request, numbers.called(request.dialedNumber()), candidates, caller);
    }

    private Routing outbound(OutboundRequest asked, CallHistory history, BatchData known, boolean byBlock) {
        OutboundCandidates candidates = known.outbound().getOrDefault(asked, OutboundCandidates.NONE);
        Country country = numbers.country(candidates.tenant());
        return RoutingFactory.outbound(
                numbers.inCountry(asked, country), history, candidates, byBlock, country.callingCode());
    }

    private Optional<InboundLookup> inboundLookup(Inbound request) {
        return numbers.called(request.dialedNumber())
                .map(number ->
                        new InboundLookup(number, request.caller(), request.inboundEndpoint(), request.account()));
    }

    private static Optional<CarrierLookup> carrierLookup(Inbound request) {
        return request.inboundEndpoint().map(endpoint -> new CarrierLookup(endpoint.id(), request.account()));
    }

    /// The caller ID of a call through a prefix dialplan, whether or not the callee sees it.
    private Optional<PhoneNumber> callerId(Prefix request) {
        return numbers.caller(new CallerIdentity(request.caller().sipUser(), false), numbers.country(Optional.empty()))
                .number();
    }

    /// Empty for an unknown carrier.
    private Optional<OutboundRequest> prefixRequest(Prefix prefix, OutboundData data) {
        Optional<Did> shown = callerId(prefix).map(data.dids()::get);
        return Optional.ofNullable(data.carriers().carriers().byEndpoint().get(prefix.carrierEndpoint()))
                .map(carrier -> RoutingFactory.withCarrier(carrier, prefix.request(), shown));
    }

    private static <R extends RoutingRequest> Stream<R> ofKind(List<RoutingRequest> requests, Class<R> kind) {
        return requests.stream().filter(kind::isInstance).map(kind::cast);
    }
}
