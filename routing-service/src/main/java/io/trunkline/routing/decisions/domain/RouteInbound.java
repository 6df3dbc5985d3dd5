package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Ledger;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Number, tenant, campaign, client: whom a call that came in goes to.
public final class RouteInbound {
    private RouteInbound() {}

    /// The caps that the answer may depend on: the campaign's, its links' and that of the carrier it came in by.
    public static Set<CapKey> caps(InboundCandidates known) {
        Stream<CapKey> links = known.links().stream().map(RouteInbound::cap);
        Stream<CapKey> campaign = known.campaign().map(RouteInbound::cap).stream();
        Stream<CapKey> carrier = known.carrier().map(RouteInbound::cap).stream();
        return Stream.of(links, campaign, carrier).flatMap(keys -> keys).collect(Collectors.toUnmodifiableSet());
    }

    /// Decides over what is known; pure.
    public static Decision decide(InboundCall call, InboundCandidates known, Ledger ledger) {
        Trail trail = new Trail();
        Parties parties = known.carrier().map(Parties.NOBODY::withCarrier).orElse(Parties.NOBODY);
        Strategy strategy =
                known.campaign().map(campaign -> campaign.rules().strategy()).orElse(Strategy.PRIORITY);
        if (call.last().isPresent() && !call.last().get().inboundGoesOn(strategy)) {
            return trail.endedBy(call.last().get(), partiesOf(known, parties));
        }
        Optional<StopReason> wrongNumber = checkNumber(call, known, trail);
        if (wrongNumber.isPresent()) {
            return trail.stop(wrongNumber.get(), partiesOf(known, parties));
        }
        Optional<StopReason> closed = checkOwner(known, trail);
        if (closed.isPresent()) {
            return trail.stop(closed.get(), partiesOf(known, parties));
        }
        return new InboundChoice(call, known, ledger, trail, partiesOf(known, parties)).decide();
    }

    private static CapKey cap(Campaign campaign) {
        return new CapKey(CapKind.CAMPAIGN, campaign.id().value());
    }

    static CapKey cap(Link link) {
        return new CapKey(CapKind.LINK, link.id().value());
    }

    static CapKey cap(CarrierId carrier) {
        return new CapKey(CapKind.CARRIER, carrier.value());
    }

    private static Parties partiesOf(InboundCandidates known, Parties parties) {
        Parties withNumber = known.did()
                .map(did -> parties.withNumber(did.tenant(), did.id()))
                .orElse(parties);
        return known.campaign()
                .map(campaign -> withNumber.withCampaign(campaign.id()))
                .orElse(withNumber);
    }

    private static Optional<StopReason> checkNumber(InboundCall call, InboundCandidates known, Trail trail) {
        if (!trail.note(
                "number",
                call.dialled(),
                "",
                Check.of("number.valid", call.number().isPresent(), ""))) {
            return Optional.of(StopReason.NUMBER_INVALID);
        }
        if (!trail.note(
                "number",
                call.dialled(),
                "",
                Check.of("number.known", known.did().isPresent(), ""))) {
            return Optional.of(StopReason.NUMBER_UNKNOWN);
        }
        Did did = known.did().orElseThrow();
        boolean active =
                trail.note("number", did.id(), did.number().e164(), Check.of("number.active", did.active(), ""));
        return active ? Optional.empty() : Optional.of(StopReason.NUMBER_INACTIVE);
    }

    private static Optional<StopReason> checkOwner(InboundCandidates known, Trail trail) {
        // a tenant not heard of yet is none that was suspended
        if (known.tenant().isPresent()) {
            Tenant tenant = known.tenant().get();
            if (!trail.note("tenant", tenant.id(), tenant.name(), Check.of("tenant.active", tenant.active(), ""))) {
                return Optional.of(StopReason.TENANT_SUSPENDED);
            }
        }
        boolean answered = known.campaign().filter(Campaign::active).isPresent();
        String name = known.campaign().map(Campaign::name).orElse("");
        String id = known.campaign().map(campaign -> campaign.id().toString()).orElse("");
        boolean open = trail.note("campaign", id, name, Check.of("campaign.active", answered, ""));
        return open ? Optional.empty() : Optional.of(StopReason.NUMBER_WITHOUT_CAMPAIGN);
    }
}
