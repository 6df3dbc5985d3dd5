package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
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

    /// The caps that the answer may depend on: the campaign's and those of the carriers it may leave by.
    public static Set<CapKey> caps(OutboundCall call, OutboundCandidates known) {
        Stream<CapKey> campaign = known.campaign().map(RouteOutbound::cap).stream();
        Stream<CapKey> carriers =
                CarrierPool.of(call, known).carriers().stream().map(RouteOutbound::cap);
        return Stream.concat(campaign, carriers).collect(Collectors.toUnmodifiableSet());
    }

    /// Decides over what is known; pure.
    public static Decision decide(OutboundCall call, OutboundCandidates known, Ledger ledger) {
        Trail trail = new Trail();
        Parties parties = partiesOf(known);
        if (call.last().isPresent() && !call.last().get().outboundGoesOn()) {
            return trail.endedBy(call.last().get(), parties);
        }
        Optional<StopReason> closed = checkOwner(known, trail);
        if (closed.isPresent()) {
            return trail.stop(closed.get(), parties);
        }
        if (known.campaign().isPresent()) {
            Campaign campaign = known.campaign().get();
            Optional<StopReason> refused = door(campaign, call).check(ledger, known.now(), trail);
            if (refused.isPresent()) {
                return trail.stop(refused.get(), parties);
            }
        }
        return chooseCarrier(call, known, ledger, trail, parties);
    }

    private static CampaignDoor door(Campaign campaign, OutboundCall call) {
        return new CampaignDoor(campaign, call.tried().isEmpty());
    }

    private static Take ofCarrier(Carrier carrier) {
        return new Take(cap(carrier), true, false, true);
    }

    private static List<Take> takes(OutboundCall call, OutboundCandidates known, Carrier carrier) {
        List<Take> takes = new ArrayList<>();
        known.campaign().ifPresent(campaign -> takes.add(door(campaign, call).take()));
        takes.add(ofCarrier(carrier));
        return takes;
    }

    private static CapKey cap(Campaign campaign) {
        return new CapKey(CapKind.CAMPAIGN, campaign.id().value());
    }

    private static CapKey cap(Carrier carrier) {
        return new CapKey(CapKind.CARRIER, carrier.id().value());
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

    private static Optional<StopReason> checkOwner(OutboundCandidates known, Trail trail) {
        if (known.tenant().isPresent()) {
            Tenant tenant = known.tenant().get();
            if (!trail.note("tenant", tenant.id(), tenant.name(), Check.of("tenant.active", tenant.active(), ""))) {
                return Optional.of(StopReason.TENANT_SUSPENDED);
            }
        }
        if (known.campaign().isPresent()) {
            Campaign campaign = known.campaign().get();
            if (!trail.note(
                    "campaign", campaign.id(), campaign.name(), Check.of("campaign.active", campaign.active(), ""))) {
                return Optional.of(StopReason.CAMPAIGN_INACTIVE);
            }
        }
        return Optional.empty();
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
        for (Carrier carrier : pool.carriers()) {
            if (trail.choose("carrier", carrier.id(), carrier.name(), checks(carrier, call, byBlock, ledger))) {
                return trail.answer(
                        dial(carrier, call, known),
                        parties.withCarrier(carrier.id()),
                        takes(call, known, carrier),
                        List.of());
            }
        }
        return trail.stop(
                call.tried().isEmpty() ? StopReason.CARRIERS_NONE_AVAILABLE : StopReason.CARRIERS_EXHAUSTED, parties);
    }

    private static List<Check> checks(Carrier carrier, OutboundCall call, boolean byBlock, Ledger ledger) {
        Take take = ofCarrier(carrier);
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
