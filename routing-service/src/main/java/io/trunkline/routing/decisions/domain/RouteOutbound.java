package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Take;
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
    public static Set<CapKey> caps(OutboundCall call, OutboundCandidates known) {
        Stream<CapKey> ofCall = OutboundTakes.ofCall(call, known).map(Take::key);
        Stream<CapKey> carriers =
                CarrierPool.of(call, known).carriers().stream().map(Carrier::cap);
        return Stream.concat(ofCall, carriers).collect(Collectors.toUnmodifiableSet());
    }

    /// Decides over what is known; pure.
    public static Decision decide(OutboundCall call, OutboundCandidates known, Ledger ledger) {
        Trail trail = new Trail();
        Parties parties = partiesOf(known);
        return checkOutcome(call, known, trail)
                .or(() -> checkTenant(call, known, ledger, trail))
                .or(() -> checkNumber(call, known, ledger, trail))
                .or(() -> checkCampaign(known, trail))
                .or(() -> checkRoom(call, known, ledger, trail))
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
                known.shown().map(Did::id).orElse(null));
    }

    private static Optional<StopReason> checkOutcome(OutboundCall call, OutboundCandidates known, Trail trail) {
        if (call.last().isEmpty()) {
            return Optional.empty();
        }
        Ending last = call.last().get();
        Optional<Carrier> tried = known.carriers().stream()
                .filter(carrier -> last.carrier().equals(Optional.of(carrier.id())))
                .findFirst();
        Failover.Verdict verdict =
                tried.map(Carrier::failover).orElse(Failover.ORDINARY).judge(last);
        return trail.require(
                "outcome",
                tried.map(carrier -> carrier.id().toString()).orElse(""),
                tried.map(Carrier::name).orElse(""),
                List.of(Ruled.of(
                        "outcome.goes-on", verdict.goesOn(), said(last, verdict), StopReason.after(last.outcome()))));
    }

    private static String said(Ending last, Failover.Verdict verdict) {
        String sip = last.sipStatus() > 0 ? ", sip " + last.sipStatus() : "";
        String cause = last.cause() > 0 ? ", cause " + last.cause() : "";
        return last.outcome() + sip + cause + (verdict.changed() ? ", by the carrier's table" : "");
    }

    private static Optional<StopReason> checkTenant(
            OutboundCall call, OutboundCandidates known, Ledger ledger, Trail trail) {
        if (known.tenant().isEmpty()) {
            return Optional.empty();
        }
        Tenant tenant = known.tenant().get();
        Destinations.Verdict where = tenant.destinations().judge(call.to(), call.asDialled(), call.home());
        List<Ruled> rules = new ArrayList<>(List.of(
                Ruled.of("tenant.active", tenant.active(), "", StopReason.TENANT_SUSPENDED),
                Ruled.of(
                        "destination.allowed",
                        where.refusal().isEmpty(),
                        where.because(),
                        where.refusal().orElse(StopReason.DESTINATION_NOT_ALLOWED))));
        OutboundTakes.ofTenant(call, known)
                .ifPresent(take ->
                        rules.addAll(CapChecks.ruled(ledger.of(take.key()), take, _ -> OutboundTakes.refusal(take))));
        return trail.require("tenant", tenant.id(), tenant.name(), rules);
    }

    private static Optional<StopReason> checkNumber(
            OutboundCall call, OutboundCandidates known, Ledger ledger, Trail trail) {
        return OutboundTakes.ofNumber(call, known).flatMap(take -> {
            Did did = known.shown().orElseThrow();
            return trail.require(
                    "number",
                    did.id(),
                    did.number().e164(),
                    CapChecks.ruled(ledger.of(take.key()), take, _ -> OutboundTakes.refusal(take)));
        });
    }

    private static Optional<StopReason> checkCampaign(OutboundCandidates known, Trail trail) {
        return known.campaign()
                .flatMap(campaign -> trail.require(
                        "campaign",
                        campaign.id(),
                        campaign.name(),
                        List.of(Ruled.of("campaign.active", campaign.active(), "", StopReason.CAMPAIGN_INACTIVE))));
    }

    private static Optional<StopReason> checkRoom(
            OutboundCall call, OutboundCandidates known, Ledger ledger, Trail trail) {
        return known.campaign()
                .flatMap(campaign -> OutboundTakes.door(campaign, call).check(ledger, known.now(), trail));
    }

    private static Decision chooseCarrier(
            OutboundCall call, OutboundCandidates known, Ledger ledger, Trail trail, Parties parties) {
        CarrierPool pool = CarrierPool.of(call, known);
        String source = pool.source().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean some = !pool.carriers().isEmpty();
        if (!trail.note(
                "carriers",
                source,
                "",
                Check.of("carriers.known", some, pool.carriers().size()))) {
            return trail.stop(StopReason.CARRIER_UNKNOWN, parties);
        }
        boolean byBlock = call.byBlock() || CarrierPool.prefixOf(call, known).isPresent();
        List<Carrier> inOrder = pool.carriers().stream()
                .sorted(Carrier.order(pool.priorities(known), ledger))
                .toList();
        for (Carrier carrier : inOrder) {
            if (trail.choose("carrier", carrier.id(), carrier.name(), checks(carrier, call, byBlock, ledger))) {
                return trail.answer(
                        dial(carrier, call, known),
                        parties.withCarrier(carrier.id()),
                        OutboundTakes.all(call, known, carrier),
                        List.of());
            }
        }
        return trail.stop(
                call.tried().isEmpty() ? StopReason.CARRIERS_NONE_AVAILABLE : StopReason.CARRIERS_EXHAUSTED, parties);
    }

    private static List<Check> checks(Carrier carrier, OutboundCall call, boolean byBlock, Ledger ledger) {
        Take take = OutboundTakes.ofCarrier(carrier);
        List<Check> checks = new ArrayList<>(List.of(
                Check.of("carrier.active", carrier.active(), "priority " + carrier.priority()),
                Check.of("carrier.dialable", carrier.dialable() || byBlock, ""),
                Check.of(
                        "number.writable",
                        carrier.dial(call.to(), call.asDialled()).isPresent(),
                        carrier.format()),
                Check.of("carrier.available", carrier.reachability().mayBeDialled(), carrier.reachability()),
                Check.of("carrier.not-tried", !call.tried().contains(carrier.id()), "")));
        checks.addAll(CapChecks.of(ledger.of(take.key()), take));
        return checks;
    }

    private static Answer dial(Carrier carrier, OutboundCall call, OutboundCandidates known) {
        Duration ring = known.campaign().map(Campaign::ring).orElse(carrier.ring());
        return new Answer.Dial(
                carrier.dial(call.to(), call.asDialled()).orElseThrow(),
                // a carrier's own block may ring for up to an hour, which no answer has digits for
                Collections.min(List.of(ring, Answer.Dial.LONGEST_RING)),
                known.shown().map(Did::number),
                known.campaign().flatMap(campaign -> campaign.rules().callLimit()));
    }
}
