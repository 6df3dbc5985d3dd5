package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.Parties;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Number, tenant, campaign, client: whom a call that came in goes to.
public final class RouteInbound {
    private RouteInbound() {}

    /// The caps that the answer may depend on: the campaign's, its links' and that of the carrier it came in by.
    public static Set<CapKey> capKeys(InboundCandidates known) {
        Stream<CapKey> links = known.links().stream().map(RouteInbound::capKey);
        Stream<CapKey> campaign = known.campaign().map(RouteInbound::capKey).stream();
        Stream<CapKey> carrier = known.carrier().map(RouteInbound::capKey).stream();
        return Stream.of(links, campaign, carrier).flatMap(keys -> keys).collect(Collectors.toUnmodifiableSet());
    }

    /// Decides over what is known; pure.
    public static Decision decide(InboundCall call, InboundCandidates known, CapLookup ledger) {
        DecisionBuilder trail = new DecisionBuilder();
        Parties parties = known.carrier().map(Parties.NONE::withCarrier).orElse(Parties.NONE);
        Strategy strategy =
                known.campaign().map(campaign -> campaign.rules().strategy()).orElse(Strategy.PRIORITY);
        if (call.lastOutcome().isPresent()
                && !call.lastOutcome().get().triesNextClient(strategy.continuesAfterRingTimeout())) {
            return trail.stopAfter(call.lastOutcome().get(), partiesOf(known, parties));
        }
        Optional<StopReason> wrongNumber = checkNumber(call, known, trail);
        if (wrongNumber.isPresent()) {
            return trail.stop(wrongNumber.get(), partiesOf(known, parties));
        }
        Optional<StopReason> closed = checkOwner(known, trail);
        if (closed.isPresent()) {
            return trail.stop(closed.get(), partiesOf(known, parties));
        }
        return new ChooseClient(call, known, ledger, trail, partiesOf(known, parties)).decide();
    }

    private static CapKey capKey(Campaign campaign) {
        return new CapKey(CapKind.CAMPAIGN, campaign.id().value());
    }

    public static CapKey capKey(Link link) {
        return new CapKey(CapKind.LINK, link.id().value());
    }

    static CapKey capKey(CarrierId carrier) {
        return new CapKey(CapKind.CARRIER, carrier.value());
    }

    private static Parties partiesOf(InboundCandidates known, Parties parties) {
        Parties withNumber =
                known.did().map(did -> parties.withDid(did.tenant(), did.id())).orElse(parties);
        return known.campaign()
                .map(campaign -> withNumber.withCampaign(campaign.id()))
                .orElse(withNumber);
    }

    private static Optional<StopReason> checkNumber(InboundCall call, InboundCandidates known, DecisionBuilder trail) {
        if (!trail.check(
                "number",
                call.dialedDigits(),
                "",
                Check.of("number.valid", call.number().isPresent(), ""))) {
            return Optional.of(StopReason.NUMBER_INVALID);
        }
        if (!trail.check(
                "number",
                call.dialedDigits(),
                "",
                Check.of("number.known", known.did().isPresent(), ""))) {
            return Optional.of(StopReason.NUMBER_UNKNOWN);
        }
        Did did = known.did().orElseThrow();
        boolean active =
                trail.check("number", did.id(), did.number().e164(), Check.of("number.active", did.active(), ""));
        return active ? Optional.empty() : Optional.of(StopReason.NUMBER_INACTIVE);
    }

    private static Optional<StopReason> checkOwner(InboundCandidates known, DecisionBuilder trail) {
        // a tenant not heard of yet is none that was suspended
        if (known.tenant().isPresent()) {
            Tenant tenant = known.tenant().get();
            if (!trail.check("tenant", tenant.id(), tenant.name(), Check.of("tenant.active", tenant.active(), ""))) {
                return Optional.of(StopReason.TENANT_SUSPENDED);
            }
        }
        boolean answered = known.campaign().filter(Campaign::active).isPresent();
        String name = known.campaign().map(Campaign::name).orElse("");
        String id = known.campaign().map(campaign -> campaign.id().toString()).orElse("");
        boolean open = trail.check("campaign", id, name, Check.of("campaign.active", answered, ""));
        return open ? Optional.empty() : Optional.of(StopReason.NUMBER_WITHOUT_CAMPAIGN);
    }
}
