package io.trunkline.routing.decision.domain.connect;

import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.LinkSchedule;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.routing.decision.domain.trace.CapChecks;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides whether an answered outbound call is connected to a client. If the call's campaign is linked to the
/// client, the link's limits apply as for an inbound call.
final class RouteConnect {
    private RouteConnect() {}

    /// Decides for one client. A pure function.
    static Decision decide(ConnectRouting route, CapLookup capLookup) {
        DecisionBuilder builder = new DecisionBuilder();
        RoutingRequest.Connect asked = route.request();
        builder.addTags(asked.tags());
        if (isSuspended(route, builder)) {
            return builder.stop(StopReason.TENANT_SUSPENDED, asked.parties());
        }
        if (!builder.check(
                "client",
                asked.client(),
                "",
                Check.of("client.known", route.client().isPresent(), ""))) {
            return builder.stop(StopReason.CLIENT_UNKNOWN, asked.parties());
        }
        Client client = route.client().orElseThrow();
        LinkId link = route.link().map(Link::id).orElse(asked.parties().link());
        Parties joined = asked.parties().withClient(link, client.id());
        List<CapUse> uses = capUses(route, capLookup);
        List<Check> checks = checks(route, client);
        List<Check> limits = limits(uses, capLookup);
        List<Check> all = new ArrayList<>(checks);
        all.addAll(limits);
        if (!builder.choose("client", client.id(), client.name(), all)) {
            return builder.stop(reason(route, checks, limits), joined);
        }
        DialString to = DialString.throughContact(
                asked.dialedNumber().e164(), route.next().orElseThrow().id());
        return builder.answer(new Answer.Dial(to, route.ringTimeout(), Optional.empty()), joined, uses, List.of());
    }

    private static boolean isSuspended(ConnectRouting route, DecisionBuilder builder) {
        return route.tenant()
                .filter(tenant -> !builder.check(
                        "tenant", tenant.id(), tenant.name(), Check.of("tenant.active", tenant.active(), "")))
                .isPresent();
    }

    private static List<Check> checks(ConnectRouting route, Client client) {
        List<Check> checks = new ArrayList<>();
        route.link()
                .ifPresent(link -> checks.addAll(
                        link.checks("", route.now(), route.request().tags())));
        checks.addAll(client.checks(route.now()));
        checks.add(Check.of(
                "client.not-tried",
                !route.isExhausted(),
                route.next().map(client::placeOf).orElse("")));
        return checks;
    }

    private static List<Check> limits(List<CapUse> uses, CapLookup capLookup) {
        return uses.stream()
                .flatMap(use -> CapChecks.of(capLookup.cap(use.key()), use).stream())
                .toList();
    }

    private static List<CapUse> capUses(ConnectRouting route, CapLookup capLookup) {
        return Stream.concat(route.link().map(Link::capKey).stream(), route.client().map(Client::capKey).stream())
                .map(key -> CapUse.of(capLookup.cap(key), route.wasTried()))
                .toList();
    }

    private static boolean failedOnlyByTags(List<Check> checks) {
        return checks.stream()
                .filter(check -> !check.passed())
                .allMatch(check -> check.rule().equals(TagRules.RULE));
    }

    /// Whether it would be available at another time.
    private static boolean isClosed(List<Check> checks) {
        return checks.stream()
                .filter(check -> !check.passed())
                .allMatch(check -> LinkSchedule.TIME_RULES.contains(check.rule()));
    }

    private static StopReason reason(ConnectRouting route, List<Check> checks, List<Check> limits) {
        if (route.isExhausted()) {
            return StopReason.CLIENTS_EXHAUSTED;
        }
        boolean there = checks.stream().allMatch(Check::passed);
        boolean room = limits.stream()
                .filter(check -> check.rule().endsWith(".concurrency"))
                .allMatch(Check::passed);
        if (!there && failedOnlyByTags(checks)) {
            return StopReason.CLIENTS_TAGS_NOT_ACCEPTED;
        }
        if (!there) {
            return isClosed(checks) ? StopReason.CLIENTS_CLOSED : StopReason.CLIENTS_NONE_ELIGIBLE;
        }
        return room ? StopReason.CLIENTS_LIMITS_REACHED : StopReason.CLIENTS_ALL_FULL;
    }
}
