package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCall;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.InboundRouting;
import io.trunkline.routing.decision.domain.inbound.OverflowTarget;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A campaign whose rules a test chooses, and calls of it.
public record InboundFixture(
        CampaignRules rules, List<Link> links, CallerHistory caller, Optional<OverflowTarget> overflow, Instant now) {
    public static final CapKey CAMPAIGN =
            new CapKey(CapKind.CAMPAIGN, RoutingFixture.AUTUMN.id().value());

    public static InboundFixture with(Strategy strategy, Link... links) {
        return new InboundFixture(
                new CampaignRules(
                        strategy,
                        OpeningHours.always(ZoneOffset.UTC),
                        Optional.empty(),
                        UnavailableTreatment.NONE,
                        Optional.empty()),
                List.of(links),
                CallerHistory.UNKNOWN,
                Optional.empty(),
                RoutingFixture.NOW);
    }

    public InboundFixture links(List<Link> links) {
        return new InboundFixture(rules, links, caller, overflow, now);
    }

    public InboundFixture caller(CallerHistory caller) {
        return new InboundFixture(rules, links, caller, overflow, now);
    }

    public InboundFixture overflow(Client client) {
        return new InboundFixture(
                rules, links, caller, Optional.of(new OverflowTarget(client, Duration.ofSeconds(15))), now);
    }

    public InboundFixture at(Instant now) {
        return new InboundFixture(rules, links, caller, overflow, now);
    }

    public InboundFixture hours(OpeningHours hours) {
        return rules(new CampaignRules(
                rules.strategy(), hours, rules.maxCallDuration(), rules.unavailableTreatment(), rules.repeatCallers()));
    }

    public InboundFixture unavailableTreatment(UnavailableTreatment regret) {
        return rules(new CampaignRules(
                rules.strategy(), rules.hours(), rules.maxCallDuration(), regret, rules.repeatCallers()));
    }

    public InboundFixture repeatCallers(RepeatCallers.Mode mode, Duration window) {
        return rules(new CampaignRules(
                rules.strategy(),
                rules.hours(),
                rules.maxCallDuration(),
                rules.unavailableTreatment(),
                Optional.of(new RepeatCallers(mode, Optional.of(window), RepeatCallers.Scope.CAMPAIGN))));
    }

    public InboundFixture rules(CampaignRules rules) {
        return new InboundFixture(rules, links, caller, overflow, now);
    }

    public InboundCandidates candidates() {
        Campaign autumn = RoutingFixture.AUTUMN;
        Campaign campaign = new Campaign(
                autumn.id(),
                autumn.tenant(),
                autumn.name(),
                true,
                autumn.ringTimeout(),
                Optional.empty(),
                Optional.empty(),
                rules);
        return new InboundCandidates(
                Optional.of(RoutingFixture.DID),
                Optional.of(RoutingFixture.ACME),
                Optional.of(campaign),
                Optional.empty(),
                links,
                caller,
                overflow,
                now);
    }

    public InboundRouting firstRouting() {
        return new InboundRouting(RoutingFixture.firstInboundCall(), candidates());
    }

    public InboundRouting routingAfter(AttemptOutcome last, Client... tried) {
        return routingAfter(last, Arrays.stream(tried).map(Client::id).collect(Collectors.toSet()));
    }

    public InboundRouting routingAfter(AttemptOutcome last, Set<ClientId> tried) {
        return routingAfter(last, TriedClients.entirely(tried));
    }

    public InboundRouting routingAfter(AttemptOutcome last, TriedClients tried) {
        return new InboundRouting(
                new InboundCall(
                        RoutingFixture.DIALED_NUMBER.e164(),
                        Optional.of(RoutingFixture.DIALED_NUMBER),
                        tried,
                        Optional.of(last)),
                candidates());
    }

    public static CapKey capKey(Link link) {
        return new CapKey(CapKind.LINK, link.id().value());
    }
}
