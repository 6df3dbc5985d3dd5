package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The client that the answered leg of a call that we placed joins. Where the call's campaign is linked to it, the
/// link's limits hold as for a call that comes in.
final class RouteConnect {
    private RouteConnect() {}

    /// Decides for one client; pure.
    static Decision decide(ConnectRoute route, Ledger ledger) {
        Trail trail = new Trail();
        RoutingRequest.Connect asked = route.request();
        if (!trail.note(
                "client",
                asked.client(),
                "",
                Check.of("client.known", route.known().isPresent(), ""))) {
            return trail.stop(StopReason.CLIENT_UNKNOWN, asked.parties());
        }
        Client client = route.known().orElseThrow();
        LinkId link = route.link().map(Link::id).orElse(asked.parties().link());
        Parties joined = asked.parties().withClient(link, client.id());
        List<Check> checks = checks(route, client);
        List<Check> limits = limits(route, ledger);
        List<Check> all = new ArrayList<>(checks);
        all.addAll(limits);
        if (!trail.choose("client", client.id(), client.name(), all)) {
            return trail.stop(reason(route, checks, limits), joined);
        }
        DialString to = DialString.throughContact(asked.number().e164(), client.endpoint());
        return trail.answer(new Answer.Dial(to, route.ring(), Optional.empty()), joined, takes(route), List.of());
    }

    private static List<Check> checks(ConnectRoute route, Client client) {
        List<Check> checks = new ArrayList<>();
        route.link().ifPresent(link -> checks.add(Check.of("link.active", link.active(), "")));
        checks.add(Check.of("client.active", client.active(), ""));
        checks.add(Check.of("client.reachable", client.reachability().mayBeDialled(), client.reachability()));
        checks.add(Check.of("client.not-tried", !route.tried(), ""));
        return checks;
    }

    private static List<Check> limits(ConnectRoute route, Ledger ledger) {
        return takes(route).stream()
                .flatMap(take -> CapChecks.of(ledger.of(take.key()), take).stream())
                .toList();
    }

    private static List<Take> takes(ConnectRoute route) {
        return route.link().map(link -> new Take(RouteInbound.cap(link), true, true, true)).stream()
                .toList();
    }

    private static StopReason reason(ConnectRoute route, List<Check> checks, List<Check> limits) {
        if (route.tried()) {
            return StopReason.CLIENTS_EXHAUSTED;
        }
        boolean there = checks.stream().allMatch(Check::passed);
        boolean room = limits.stream()
                .filter(check -> check.rule().equals("link.concurrency"))
                .allMatch(Check::passed);
        if (!there) {
            return StopReason.CLIENTS_NONE_ELIGIBLE;
        }
        return room ? StopReason.CLIENTS_LIMITS_REACHED : StopReason.CLIENTS_ALL_FULL;
    }
}
