package io.trunkline.routing.decisions.domain;

import java.util.List;
import java.util.Optional;

/// Number, tenant, campaign, client: whom a call that came in goes to.
public final class RouteInbound {
    private RouteInbound() {}

    /// Decides over what is known; pure.
    public static Decision decide(InboundCall call, InboundCandidates known) {
        Trail trail = new Trail();
        Parties parties = known.carrier().map(Parties.NOBODY::withCarrier).orElse(Parties.NOBODY);
        if (call.last().isPresent() && !call.last().get().inboundGoesOn()) {
            return trail.endedBy(call.last().get(), partiesOf(known, parties));
        }
        Optional<StopReason> wrongNumber = checkNumber(call, known, trail);
        if (wrongNumber.isPresent()) {
            return trail.stop(wrongNumber.get(), partiesOf(known, parties));
        }
        Did did = known.did().orElseThrow();
        Optional<StopReason> closed = checkOwner(known, trail);
        if (closed.isPresent()) {
            return trail.stop(closed.get(), partiesOf(known, parties));
        }
        return chooseClient(call, did, known.campaign().orElseThrow(), known.links(), trail, partiesOf(known, parties));
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

    private static Decision chooseClient(
            InboundCall call, Did did, Campaign campaign, List<Link> links, Trail trail, Parties parties) {
        for (Link link : links.stream().sorted(Link.BY_PRIORITY).toList()) {
            Client client = link.client();
            if (trail.choose("client", client.id(), client.name(), checks(link, call))) {
                DialString to = DialString.throughContact(did.number().e164(), client.endpoint());
                return trail.answer(
                        new Answer.Dial(to, campaign.ring(), Optional.empty()),
                        parties.withClient(link.id(), client.id()));
            }
        }
        return trail.stop(nobody(call), parties);
    }

    private static List<Check> checks(Link link, InboundCall call) {
        Client client = link.client();
        return List.of(
                Check.of("link.active", link.active(), "priority " + link.priority()),
                Check.of("client.active", client.active(), ""),
                Check.of("client.reachable", client.reachability().mayBeDialled(), client.reachability()),
                Check.of("client.not-tried", !call.tried().contains(client.id()), ""));
    }

    private static StopReason nobody(InboundCall call) {
        if (call.tried().isEmpty()) {
            return StopReason.CLIENTS_NONE_ELIGIBLE;
        }
        return call.last().filter(last -> last == Outcome.BUSY).isPresent()
                ? StopReason.CLIENTS_BUSY
                : StopReason.CLIENTS_EXHAUSTED;
    }
}
