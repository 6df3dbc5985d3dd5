package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.parties.AllowedDestinations;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.routing.decision.domain.trace.CapChecks;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.routing.decision.domain.trace.CheckWithReason;
import io.trunkline.telephony.Parties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Campaign, carrier, number shown: by which carrier a call that we place leaves.
public final class RouteOutbound {
    private RouteOutbound() {}

    /// The caps that the answer may depend on, and those that it takes of.
    public static Set<CapKey> capKeys(OutboundCall call, OutboundCandidates known) {
        Stream<CapKey> ofCall = OutboundCapUses.forCall(call, known).map(CapUse::key);
        Stream<CapKey> carriers =
                CarrierPool.of(call, known).carriers().stream().map(Carrier::capKey);
        return Stream.concat(ofCall, carriers).collect(Collectors.toUnmodifiableSet());
    }

    /// Decides over what is known; pure.
    public static Decision decide(OutboundCall call, OutboundCandidates known, CapLookup ledger) {
        DecisionBuilder trail = new DecisionBuilder();
        Parties parties = partiesOf(known);
        return checkFailover(call, known, trail)
                .or(() -> checkTenant(call, known, ledger, trail))
                .or(() -> checkCallerId(call, known, ledger, trail))
                .or(() -> checkCampaign(known, trail))
                .or(() -> checkCampaignAdmission(call, known, ledger, trail))
                .map(reason -> trail.stop(reason, parties))
                .orElseGet(() -> chooseCarrier(call, known, ledger, trail, parties));
    }

    private static Parties partiesOf(OutboundCandidates known) {
        return new Parties(
                known.tenant().map(Tenant::id).orElse(null),
                known.campaign().map(Campaign::id).orElse(null),
                null,
                null,
                null,
                known.callerIdDid().map(Did::id).orElse(null));
    }

    private static Optional<StopReason> checkFailover(
            OutboundCall call, OutboundCandidates known, DecisionBuilder trail) {
        if (call.lastEnd().isEmpty()) {
            return Optional.empty();
        }
        EndedAttempt last = call.lastEnd().get();
        Optional<Carrier> tried = known.carriers().stream()
                .filter(carrier -> last.carrier().equals(Optional.of(carrier.id())))
                .findFirst();
        FailoverTable.FailoverDecision verdict =
                tried.map(Carrier::failoverTable).orElse(FailoverTable.DEFAULT).evaluate(last);
        return trail.require(
                "outcome",
                tried.map(carrier -> carrier.id().toString()).orElse(""),
                tried.map(Carrier::name).orElse(""),
                List.of(CheckWithReason.of(
                        "outcome.goes-on",
                        verdict.tryNext(),
                        failoverDetail(last, verdict),
                        StopReason.forOutcome(last.outcome()))));
    }

    private static String failoverDetail(EndedAttempt last, FailoverTable.FailoverDecision verdict) {
        String sip = last.sipStatus() > 0 ? ", sip " + last.sipStatus() : "";
        String cause = last.cause() > 0 ? ", cause " + last.cause() : "";
        return last.outcome() + sip + cause + (verdict.fromCarrierTable() ? ", by the carrier's table" : "");
    }

    private static Optional<StopReason> checkTenant(
            OutboundCall call, OutboundCandidates known, CapLookup ledger, DecisionBuilder trail) {
        if (known.tenant().isEmpty()) {
            return Optional.empty();
        }
        Tenant tenant = known.tenant().get();
        AllowedDestinations.DestinationCheck where =
                tenant.destinations().check(call.to(), call.asDialed(), call.defaultCountryPrefix());
        List<CheckWithReason> rules = new ArrayList<>(List.of(
                CheckWithReason.of("tenant.active", tenant.active(), "", StopReason.TENANT_SUSPENDED),
                CheckWithReason.of(
                        "destination.allowed",
                        where.refusal().isEmpty(),
                        where.matchedPrefix(),
                        where.refusal().orElse(StopReason.DESTINATION_NOT_ALLOWED))));
        OutboundCapUses.forTenant(call, known)
                .ifPresent(take -> rules.addAll(
                        CapChecks.withReasons(ledger.cap(take.key()), take, _ -> OutboundCapUses.refusal(take))));
        return trail.require("tenant", tenant.id(), tenant.name(), rules);
    }

    private static Optional<StopReason> checkCallerId(
            OutboundCall call, OutboundCandidates known, CapLookup ledger, DecisionBuilder trail) {
        return OutboundCapUses.forCallerId(call, known).flatMap(take -> {
            Did did = known.callerIdDid().orElseThrow();
            return trail.require(
                    "number",
                    did.id(),
                    did.number().e164(),
                    CapChecks.withReasons(ledger.cap(take.key()), take, _ -> OutboundCapUses.refusal(take)));
        });
    }

    private static Optional<StopReason> checkCampaign(OutboundCandidates known, DecisionBuilder trail) {
        return known.campaign()
                .flatMap(campaign -> trail.require(
                        "campaign",
                        campaign.id(),
                        campaign.name(),
                        List.of(CheckWithReason.of(
                                "campaign.active", campaign.active(), "", StopReason.CAMPAIGN_INACTIVE))));
    }

    private static Optional<StopReason> checkCampaignAdmission(
            OutboundCall call, OutboundCandidates known, CapLookup ledger, DecisionBuilder trail) {
        return known.campaign()
                .flatMap(campaign ->
                        OutboundCapUses.campaignAdmission(campaign, call).check(ledger, known.now(), trail));
    }

    private static Decision chooseCarrier(
            OutboundCall call, OutboundCandidates known, CapLookup ledger, DecisionBuilder trail, Parties parties) {
        CarrierPool pool = CarrierPool.of(call, known);
        String source = pool.source().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean some = !pool.carriers().isEmpty();
        if (!trail.check(
                "carriers",
                source,
                "",
                Check.of("carriers.known", some, pool.carriers().size()))) {
            return trail.stop(StopReason.CARRIER_UNKNOWN, parties);
        }
        boolean byBlock =
                call.byPrefixDialplan() || CarrierPool.dialPrefix(call, known).isPresent();
        List<Carrier> inOrder = pool.carriers().stream()
                .sorted(Carrier.selectionOrder(pool.priorities(known), ledger))
                .toList();
        for (Carrier carrier : inOrder) {
            if (trail.choose("carrier", carrier.id(), carrier.name(), checks(carrier, call, byBlock, ledger))) {
                return trail.answer(
                        dial(carrier, call, known),
                        parties.withCarrier(carrier.id()),
                        OutboundCapUses.forCallBy(call, known, carrier),
                        List.of());
            }
        }
        return trail.stop(
                call.triedCarriers().isEmpty() ? StopReason.CARRIERS_NONE_AVAILABLE : StopReason.CARRIERS_EXHAUSTED,
                parties);
    }

    private static List<Check> checks(Carrier carrier, OutboundCall call, boolean byBlock, CapLookup ledger) {
        CapUse take = OutboundCapUses.forCarrier(carrier);
        List<Check> checks = new ArrayList<>(List.of(
                Check.of("carrier.active", carrier.active(), "priority " + carrier.priority()),
                Check.of("carrier.dialable", carrier.dialable() || byBlock, ""),
                Check.of(
                        "number.writable",
                        carrier.dialString(call.to(), call.asDialed()).isPresent(),
                        carrier.format()),
                Check.of("carrier.available", carrier.reachability().mayBeDialed(), carrier.reachability()),
                Check.of("carrier.not-tried", !call.triedCarriers().contains(carrier.id()), "")));
        checks.addAll(CapChecks.of(ledger.cap(take.key()), take));
        return checks;
    }

    private static Answer dial(Carrier carrier, OutboundCall call, OutboundCandidates known) {
        Duration ring = known.campaign().map(Campaign::ringTimeout).orElse(carrier.ringTimeout());
        return new Answer.Dial(
                carrier.dialString(call.to(), call.asDialed()).orElseThrow(),
                // a carrier's own block may ring for up to an hour, which no answer has digits for
                Collections.min(List.of(ring, Answer.Dial.MAX_RING_TIMEOUT)),
                known.callerIdDid().map(Did::number),
                known.campaign().flatMap(campaign -> campaign.rules().maxCallDuration()));
    }
}
