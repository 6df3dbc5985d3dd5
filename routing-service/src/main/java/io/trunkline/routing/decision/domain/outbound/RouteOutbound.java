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
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.ids.Parties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides by which carrier an outbound call is dialed: campaign, carrier, caller ID.
public final class RouteOutbound {
    private RouteOutbound() {}

    /// The caps that the answer may depend on, including those that it uses.
    public static Set<CapKey> capKeys(OutboundCall call, OutboundCandidates known) {
        Stream<CapKey> ofCall =
                OutboundCapUses.forCall(call, known, CapLookup.UNLIMITED).map(CapUse::key);
        Stream<CapKey> carriers =
                CarrierPool.of(call, known).carriers().stream().map(Carrier::capKey);
        return Stream.concat(ofCall, carriers).collect(Collectors.toUnmodifiableSet());
    }

    /// Decides by the data read. A pure function.
    public static Decision decide(OutboundCall call, OutboundCandidates known, CapLookup capLookup) {
        DecisionBuilder builder = new DecisionBuilder();
        Parties parties = partiesOf(known);
        return checkFailover(call, known, builder)
                .or(() -> checkTenant(call, known, capLookup, builder))
                .or(() -> checkCallerId(call, known, capLookup, builder))
                .or(() -> checkCampaign(known, builder))
                .or(() -> checkCampaignAdmission(call, known, capLookup, builder))
                .map(reason -> builder.stop(reason, parties))
                .orElseGet(() -> chooseCarrier(call, known, capLookup, builder, parties));
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
            OutboundCall call, OutboundCandidates known, DecisionBuilder builder) {
        if (call.lastEnd().isEmpty()) {
            return Optional.empty();
        }
        EndedAttempt last = call.lastEnd().get();
        Optional<Carrier> tried = known.offeredCarrier(last.carrier());
        FailoverTable.FailoverDecision verdict =
                tried.map(Carrier::failoverTable).orElse(FailoverTable.DEFAULT).evaluate(last);
        return builder.require(
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
            OutboundCall call, OutboundCandidates known, CapLookup capLookup, DecisionBuilder builder) {
        if (known.tenant().isEmpty()) {
            return Optional.empty();
        }
        Tenant tenant = known.tenant().get();
        AllowedDestinations.DestinationCheck where =
                tenant.destinations().check(call.to(), call.asDialed(), call.ownCountryPrefix());
        List<CheckWithReason> rules = new ArrayList<>(List.of(
                CheckWithReason.of("tenant.active", tenant.active(), "", StopReason.TENANT_SUSPENDED),
                CheckWithReason.of(
                        "destination.allowed",
                        where.refusal().isEmpty(),
                        where.matchedPrefix(),
                        where.refusal().orElse(StopReason.DESTINATION_NOT_ALLOWED))));
        OutboundCapUses.forTenant(call, known)
                .ifPresent(use -> rules.addAll(
                        CapChecks.withReasons(capLookup.cap(use.key()), use, _ -> OutboundCapUses.refusal(use))));
        return builder.require("tenant", tenant.id(), tenant.name(), rules);
    }

    private static Optional<StopReason> checkCallerId(
            OutboundCall call, OutboundCandidates known, CapLookup capLookup, DecisionBuilder builder) {
        return OutboundCapUses.forCallerId(call, known).flatMap(use -> {
            Did did = known.callerIdDid().orElseThrow();
            return builder.require(
                    "number",
                    did.id(),
                    did.number().e164(),
                    CapChecks.withReasons(capLookup.cap(use.key()), use, _ -> OutboundCapUses.refusal(use)));
        });
    }

    private static Optional<StopReason> checkCampaign(OutboundCandidates known, DecisionBuilder builder) {
        return known.campaign()
                .flatMap(campaign -> builder.require(
                        "campaign",
                        campaign.id(),
                        campaign.name(),
                        List.of(CheckWithReason.of(
                                "campaign.active", campaign.active(), "", StopReason.CAMPAIGN_INACTIVE))));
    }

    private static Optional<StopReason> checkCampaignAdmission(
            OutboundCall call, OutboundCandidates known, CapLookup capLookup, DecisionBuilder builder) {
        return known.campaign()
                .flatMap(campaign ->
                        OutboundCapUses.campaignAdmission(campaign, call).check(capLookup, known.now(), builder));
    }

    private static Decision chooseCarrier(
            OutboundCall call,
            OutboundCandidates known,
            CapLookup capLookup,
            DecisionBuilder builder,
            Parties parties) {
        CarrierPool pool = CarrierPool.of(call, known);
        String source = pool.source().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean some = builder.check(
                "carriers",
                source,
                "",
                Check.of(
                        "carriers.known",
                        !pool.carriers().isEmpty(),
                        pool.carriers().size()));
        pool.notOffered().forEach(carrier -> ruleOutNotOffered(carrier, builder));
        if (!some) {
            return builder.stop(StopReason.CARRIER_UNKNOWN, parties);
        }
        boolean byBlock =
                call.byPrefixDialplan() || CarrierPool.dialPrefix(call, known).isPresent();
        List<Carrier> inOrder = pool.carriers().stream()
                .sorted(Carrier.selectionOrder(pool.priorities(known), capLookup))
                .toList();
        for (Carrier carrier : inOrder) {
            if (builder.choose("carrier", carrier.id(), carrier.name(), checks(carrier, call, byBlock, capLookup))) {
                return builder.answer(
                        dial(carrier, call, known),
                        parties.withCarrier(carrier.id()),
                        OutboundCapUses.forCallBy(call, known, carrier, capLookup),
                        List.of());
            }
        }
        return builder.stop(
                call.triedCarriers().isEmpty() ? StopReason.CARRIERS_NONE_AVAILABLE : StopReason.CARRIERS_EXHAUSTED,
                parties);
    }

    private static void ruleOutNotOffered(Carrier carrier, DecisionBuilder builder) {
        var _ = builder.check("carrier", carrier.id(), carrier.name(), Check.of(TraceEntry.CARRIER_OFFERED, false, ""));
    }

    private static List<Check> checks(Carrier carrier, OutboundCall call, boolean byBlock, CapLookup capLookup) {
        CapUse use = OutboundCapUses.forCarrier(carrier);
        List<Check> checks = new ArrayList<>(List.of(
                Check.of("carrier.active", carrier.active(), "priority " + carrier.priority()),
                Check.of("carrier.dialable", carrier.dialable() || byBlock, ""),
                Check.of(
                        "number.writable",
                        carrier.dialString(call.to(), call.asDialed()).isPresent(),
                        carrier.format().wireName()),
                Check.of("carrier.available", carrier.reachability().mayBeDialed(), carrier.reachability()),
                Check.of("carrier.not-tried", !call.triedCarriers().contains(carrier.id()), "")));
        checks.addAll(CapChecks.of(capLookup.cap(use.key()), use));
        return checks;
    }

    private static Answer dial(Carrier carrier, OutboundCall call, OutboundCandidates known) {
        Duration ring = known.campaign().map(Campaign::ringTimeout).orElse(carrier.ringTimeout());
        return new Answer.Dial(
                carrier.dialString(call.to(), call.asDialed()).orElseThrow(),
                // a carrier's prefix dialplan may ring for up to an hour, which an answer cannot express
                Collections.min(List.of(ring, Answer.Dial.MAX_RING_TIMEOUT)),
                known.callerIdDid().map(Did::number),
                known.campaign().flatMap(campaign -> campaign.rules().maxCallDuration()));
    }
}
