package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.caps.domain.CapKey;
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
import io.trunkline.telephony.ids.Parties;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides which client an inbound call is dialed to: carrier, number, tenant, campaign, client.
public final class RouteInbound {
    private RouteInbound() {}

    /// The caps that the answer may depend on: those of the campaign, its links and their clients, and
    /// the inbound carrier. None for a number that no tenant has.
    public static Set<CapKey> capKeys(InboundCandidates known) {
        Stream<CapKey> links = known.links().stream().map(link -> CapKey.of(link.id()));
        Stream<CapKey> clients = Stream.concat(
                        known.links().stream().map(Link::client), known.overflow().map(OverflowTarget::client).stream())
                .map(client -> CapKey.of(client.id()));
        Stream<CapKey> campaign = known.campaign().map(one -> CapKey.of(one.id())).stream();
        Stream<CapKey> carrier =
                known.carrier().filter(_ -> known.did().isPresent()).map(from -> CapKey.of(from.id())).stream();
        return Stream.of(links, clients, campaign, carrier)
                .flatMap(keys -> keys)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Decides by the data read. A pure function.
    public static Decision decide(InboundCall call, InboundCandidates known, CapLookup capLookup) {
        DecisionBuilder builder = new DecisionBuilder();
        Parties parties = known.carrier()
                .map(carrier -> Parties.NONE.withCarrier(carrier.id()))
                .orElse(Parties.NONE);
        Strategy strategy =
                known.campaign().map(campaign -> campaign.rules().strategy()).orElse(Strategy.PRIORITY);
        if (call.lastOutcome().isPresent()
                && !call.lastOutcome().get().triesNextClient(strategy.continuesAfterRingTimeout())) {
            return builder.stopAfter(call.lastOutcome().get(), partiesOf(known, parties));
        }
        builder.addTags(call.tags());
        if (call.tried().isEmpty() && isFromInactiveCarrier(known, builder)) {
            return builder.stop(StopReason.CARRIER_INACTIVE, partiesOf(known, parties));
        }
        Optional<StopReason> wrongNumber = checkNumber(call, known, builder);
        if (wrongNumber.isPresent()) {
            return builder.stop(wrongNumber.get(), partiesOf(known, parties));
        }
        Optional<StopReason> closed = checkOwner(known, builder);
        if (closed.isPresent()) {
            return builder.stop(closed.get(), partiesOf(known, parties));
        }
        return new ChooseClient(call, known, capLookup, builder, partiesOf(known, parties)).decide();
    }

    private static Parties partiesOf(InboundCandidates known, Parties parties) {
        Parties withNumber =
                known.did().map(did -> parties.withDid(did.tenant(), did.id())).orElse(parties);
        return known.campaign()
                .map(campaign -> withNumber.withCampaign(campaign.id()))
                .orElse(withNumber);
    }

    /// A carrier in maintenance may still send calls, and an inactive one for a moment. Calls in progress continue.
    /// A number that no tenant has is refused as unknown, whatever the status of the carrier is.
    private static boolean isFromInactiveCarrier(InboundCandidates known, DecisionBuilder builder) {
        return known.carrier()
                .filter(carrier -> known.did().isPresent() && !carrier.active())
                .filter(carrier -> !builder.check(
                        "carrier", carrier.id(), carrier.name(), Check.of("carrier.active", false, carrier.status())))
                .isPresent();
    }

    private static Optional<StopReason> checkNumber(
            InboundCall call, InboundCandidates known, DecisionBuilder builder) {
        if (!builder.check(
                "number",
                call.dialedDigits(),
                "",
                Check.of("number.valid", call.number().isPresent(), ""))) {
            return Optional.of(StopReason.NUMBER_INVALID);
        }
        if (!builder.check(
                "number",
                call.dialedDigits(),
                "",
                Check.of("number.known", known.did().isPresent(), ""))) {
            return Optional.of(StopReason.NUMBER_UNKNOWN);
        }
        Did did = known.did().orElseThrow();
        boolean active =
                builder.check("number", did.id(), did.number().e164(), Check.of("number.active", did.active(), ""));
        return active ? Optional.empty() : Optional.of(StopReason.NUMBER_INACTIVE);
    }

    private static Optional<StopReason> checkOwner(InboundCandidates known, DecisionBuilder builder) {
        // an unknown tenant is not a suspended one: its event may not have been consumed yet
        if (known.tenant().isPresent()) {
            Tenant tenant = known.tenant().get();
            if (!builder.check("tenant", tenant.id(), tenant.name(), Check.of("tenant.active", tenant.active(), ""))) {
                return Optional.of(StopReason.TENANT_SUSPENDED);
            }
        }
        boolean answered = known.campaign().filter(Campaign::active).isPresent();
        String name = known.campaign().map(Campaign::name).orElse("");
        String id = known.campaign().map(campaign -> campaign.id().toString()).orElse("");
        boolean open = builder.check("campaign", id, name, Check.of("campaign.active", answered, ""));
        return open ? Optional.empty() : Optional.of(StopReason.NUMBER_WITHOUT_CAMPAIGN);
    }
}
