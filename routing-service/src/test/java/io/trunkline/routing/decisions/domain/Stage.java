package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A campaign whose rules a test chooses, and calls of it.
record Stage(CampaignRules rules, List<Link> links, KnownCaller caller, Optional<Overflow> overflow, Instant now) {
    static final CapKey CAMPAIGN =
            new CapKey(CapKind.CAMPAIGN, Scene.AUTUMN.id().value());

    static Stage with(Strategy strategy, Link... links) {
        return new Stage(
                new CampaignRules(
                        strategy, OpeningHours.always(ZoneOffset.UTC), Optional.empty(), Regret.NONE, Optional.empty()),
                List.of(links),
                KnownCaller.UNKNOWN,
                Optional.empty(),
                Scene.NOW);
    }

    Stage links(List<Link> links) {
        return new Stage(rules, links, caller, overflow, now);
    }

    Stage caller(KnownCaller caller) {
        return new Stage(rules, links, caller, overflow, now);
    }

    Stage overflow(Client client) {
        return new Stage(rules, links, caller, Optional.of(new Overflow(client, Duration.ofSeconds(15))), now);
    }

    Stage at(Instant now) {
        return new Stage(rules, links, caller, overflow, now);
    }

    Stage hours(OpeningHours hours) {
        return rules(new CampaignRules(rules.strategy(), hours, rules.callLimit(), rules.regret(), rules.repeats()));
    }

    Stage regret(Regret regret) {
        return rules(new CampaignRules(rules.strategy(), rules.hours(), rules.callLimit(), regret, rules.repeats()));
    }

    Stage repeats(RepeatCallers.Mode mode, Duration window) {
        return rules(new CampaignRules(
                rules.strategy(),
                rules.hours(),
                rules.callLimit(),
                rules.regret(),
                Optional.of(new RepeatCallers(mode, window))));
    }

    Stage rules(CampaignRules rules) {
        return new Stage(rules, links, caller, overflow, now);
    }

    InboundCandidates known() {
        Campaign autumn = Scene.AUTUMN;
        Campaign campaign = new Campaign(
                autumn.id(),
                autumn.tenant(),
                autumn.name(),
                true,
                autumn.ring(),
                Optional.empty(),
                Optional.empty(),
                rules);
        return new InboundCandidates(
                Optional.of(Scene.DID),
                Optional.of(Scene.ACME),
                Optional.of(campaign),
                Optional.empty(),
                links,
                caller,
                overflow,
                now);
    }

    InboundRoute first() {
        return new InboundRoute(Scene.firstQuestion(), known());
    }

    InboundRoute after(Outcome last, Client... tried) {
        return after(last, Arrays.stream(tried).map(Client::id).collect(Collectors.toSet()));
    }

    InboundRoute after(Outcome last, Set<ClientId> tried) {
        return new InboundRoute(
                new InboundCall(Scene.NUMBER.e164(), Optional.of(Scene.NUMBER), tried, Optional.of(last)), known());
    }

    static CapKey key(Link link) {
        return new CapKey(CapKind.LINK, link.id().value());
    }
}
