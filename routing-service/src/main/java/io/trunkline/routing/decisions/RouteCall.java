package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.CampaignId;
import io.trunkline.routing.decisions.domain.Carrier;
import io.trunkline.routing.decisions.domain.Client;
import io.trunkline.routing.decisions.domain.ClientId;
import io.trunkline.routing.decisions.domain.Did;
import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.InboundCandidates;
import io.trunkline.routing.decisions.domain.Link;
import io.trunkline.routing.decisions.domain.OutboundCandidates;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.RoutingRequest;
import io.trunkline.routing.decisions.domain.RoutingRequest.Connect;
import io.trunkline.routing.decisions.domain.RoutingRequest.Inbound;
import io.trunkline.routing.decisions.domain.RoutingRequest.Outbound;
import io.trunkline.routing.decisions.domain.RoutingRequest.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads all candidates of a batch, kind by kind, then gives each request its own.
@Component
class RouteCall implements Router {
    private final InboundMemory inbound;
    private final Candidates candidates;
    private final Numbers numbers;

    RouteCall(InboundMemory inbound, Candidates candidates, Numbers numbers) {
        this.inbound = inbound;
        this.candidates = candidates;
        this.numbers = numbers;
    }

    @Override
    public Mono<List<Routing>> route(List<RoutingRequest> requests, String node) {
        return blocks(requests, node)
                .flatMap(blocks -> Mono.zip(
                                inbound(requests, node), outbound(requests, blocks, node), joined(requests, node))
                        .map(read -> new Known(read.getT1(), read.getT2(), blocks, read.getT3())))
                .map(known -> requests.stream()
                        .map(request -> routing(request, known))
                        .toList());
    }

    /// What was read for a batch.
    private record Known(
            Map<Dialled, InboundCandidates> inbound,
            Map<OutboundRequest, OutboundCandidates> outbound,
            Blocks blocks,
            Joined joined) {}

    /// What answered calls ask by: the clients that they join, and their campaigns' links.
    private record Joined(Map<ClientId, Client> clients, Map<CampaignId, List<Link>> links) {
        Optional<Link> link(Connect request) {
            CampaignId campaign = request.parties().campaign();
            return campaign == null
                    ? Optional.empty()
                    : links.getOrDefault(campaign, List.of()).stream()
                            .filter(link -> link.client().id().equals(request.client()))
                            .findFirst();
        }
    }

    /// What static blocks ask by: their carriers, and the holders of the numbers that their callers show.
    private record Blocks(Map<EndpointId, Carrier> carriers, Map<PhoneNumber, Did> holders) {}

    private Mono<Map<Dialled, InboundCandidates>> inbound(List<RoutingRequest> requests, String node) {
        List<Dialled> dialled = only(requests, Inbound.class)
                .flatMap(request -> dialled(request).stream())
                .distinct()
                .toList();
        return dialled.isEmpty() ? Mono.just(Map.of()) : inbound.candidates(dialled, node);
    }

    private Mono<Map<OutboundRequest, OutboundCandidates>> outbound(
            List<RoutingRequest> requests, Blocks blocks, String node) {
        Stream<OutboundRequest> placed = only(requests, Outbound.class).map(Outbound::request);
        Stream<OutboundRequest> byBlock =
                only(requests, Prefix.class).flatMap(request -> byBlock(request, blocks).stream());
        List<OutboundRequest> all = Stream.concat(placed, byBlock).distinct().toList();
        return all.isEmpty() ? Mono.just(Map.of()) : candidates.outbound(all, node);
    }

    private Mono<Joined> joined(List<RoutingRequest> requests, String node) {
        List<Connect> joining = only(requests, Connect.class).toList();
        if (joining.isEmpty()) {
            return Mono.just(new Joined(Map.of(), Map.of()));
        }
        List<ClientId> clients =
                joining.stream().map(Connect::client).distinct().toList();
        List<CampaignId> campaigns = joining.stream()
                .flatMap(request -> Stream.ofNullable(request.parties().campaign()))
                .distinct()
                .toList();
        return Mono.zip(candidates.clients(clients, node), candidates.links(campaigns, node), Joined::new);
    }

    private Mono<Blocks> blocks(List<RoutingRequest> requests, String node) {
        List<Prefix> asking = only(requests, Prefix.class).toList();
        if (asking.isEmpty()) {
            return Mono.just(new Blocks(Map.of(), Map.of()));
        }
        List<EndpointId> endpoints =
                asking.stream().map(Prefix::carrier).distinct().toList();
        List<PhoneNumber> shown = asking.stream()
                .flatMap(request -> numbers.normalise(request.from()).stream())
                .distinct()
                .toList();
        return Mono.zip(candidates.carriers(endpoints, node), candidates.holders(shown), Blocks::new);
    }

    private Routing routing(RoutingRequest request, Known known) {
        return switch (request) {
            case Inbound inbound ->
                Routings.inbound(
                        inbound,
                        numbers.normalise(inbound.dialled()),
                        dialled(inbound).map(known.inbound()::get).orElse(InboundCandidates.NONE));
            case Outbound(var asked, var soFar) ->
                Routings.outbound(
                        asked,
                        soFar,
                        known.outbound().getOrDefault(asked, OutboundCandidates.NONE),
                        false,
                        numbers.home());
            case Prefix prefix ->
                byBlock(prefix, known.blocks())
                        .map(asked -> Routings.outbound(
                                asked,
                                prefix.soFar(),
                                known.outbound().getOrDefault(asked, OutboundCandidates.NONE),
                                true,
                                numbers.home()))
                        .orElseGet(Routings::unknownCarrier);
            case Connect connect ->
                Routings.connect(
                        connect,
                        Optional.ofNullable(known.joined().clients().get(connect.client())),
                        known.joined().link(connect));
        };
    }

    private Optional<Dialled> dialled(Inbound request) {
        return numbers.normalise(request.dialled())
                .map(number -> new Dialled(number, caller(request.from()), request.from(), request.cameInBy()));
    }

    private Optional<String> caller(String from) {
        return from.isEmpty()
                ? Optional.of(Numbers.ANONYMOUS)
                : numbers.normalise(from).map(PhoneNumber::e164);
    }

    /// Empty for the block of a carrier that is not known.
    private Optional<OutboundRequest> byBlock(Prefix prefix, Blocks blocks) {
        Optional<Did> shown = numbers.normalise(prefix.from()).map(blocks.holders()::get);
        return Optional.ofNullable(blocks.carriers().get(prefix.carrier()))
                .map(carrier -> Routings.leavingBy(carrier, prefix.request(), shown));
    }

    private static <R extends RoutingRequest> Stream<R> only(List<RoutingRequest> requests, Class<R> kind) {
        return requests.stream().filter(kind::isInstance).map(kind::cast);
    }
}
