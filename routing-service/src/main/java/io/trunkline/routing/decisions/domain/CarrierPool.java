package io.trunkline.routing.decisions.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which carriers a call may take, in order, and why these.
///
/// @param source what named them
public record CarrierPool(Source source, List<Carrier> carriers) {
    public CarrierPool {
        carriers = List.copyOf(carriers);
    }

    /// What named the carriers, from the most to the least particular.
    public enum Source {
        NAMED,
        PREFIX,
        CAMPAIGN,
        CAMPAIGN_CARRIER,
        CAMPAIGN_PREFIX,
        NUMBER_TRUNK,
        ALL
    }

    /// The first source that names a carrier that exists decides.
    public static CarrierPool of(OutboundCall call, OutboundCandidates known) {
        if (call.carrier().isPresent()) {
            return new CarrierPool(Source.NAMED, byId(known, call.carrier()));
        }
        if (call.prefix().isPresent()) {
            return new CarrierPool(Source.PREFIX, byPrefix(known, call.prefix().get(), call.asDialled()));
        }
        if (!known.campaignPriority().isEmpty()) {
            return new CarrierPool(Source.CAMPAIGN, ofCampaign(known));
        }
        Optional<CarrierId> one = known.campaign().flatMap(Campaign::carrier);
        if (one.isPresent()) {
            return new CarrierPool(Source.CAMPAIGN_CARRIER, byId(known, one));
        }
        Optional<String> prefix = known.campaign().flatMap(Campaign::dialPrefix);
        if (prefix.isPresent()) {
            return new CarrierPool(Source.CAMPAIGN_PREFIX, byPrefix(known, prefix.get(), call.asDialled()));
        }
        return ofNumber(known)
                .map(carrier -> new CarrierPool(Source.NUMBER_TRUNK, List.of(carrier)))
                .orElseGet(() -> new CarrierPool(
                        Source.ALL,
                        known.carriers().stream().sorted(Carrier.BY_PRIORITY).toList()));
    }

    /// What the campaign says of the order among them.
    Map<CarrierId, Integer> priorities(OutboundCandidates known) {
        return source == Source.CAMPAIGN ? known.campaignPriority() : Map.of();
    }

    /// The dial prefix that a call leaves by, where one named its carriers.
    public static Optional<String> prefixOf(OutboundCall call, OutboundCandidates known) {
        return switch (of(call, known).source()) {
            case PREFIX -> call.prefix();
            case CAMPAIGN_PREFIX -> known.campaign().flatMap(Campaign::dialPrefix);
            default -> Optional.empty();
        };
    }

    private static List<Carrier> byId(OutboundCandidates known, Optional<CarrierId> id) {
        return known.carriers().stream()
                .filter(carrier -> id.equals(Optional.of(carrier.id())))
                .toList();
    }

    private static List<Carrier> byPrefix(OutboundCandidates known, String prefix, String number) {
        // a plus sign matches no pattern of a block, so such calls are placed with digits
        String digits = number.startsWith("+") ? number.substring(1) : number;
        return Prefixes.winner(prefix + digits, known.carriers()).stream().toList();
    }

    private static List<Carrier> ofCampaign(OutboundCandidates known) {
        Comparator<Carrier> byCampaign =
                Comparator.comparingInt(carrier -> known.campaignPriority().getOrDefault(carrier.id(), 0));
        return known.carriers().stream()
                .filter(carrier -> known.campaignPriority().containsKey(carrier.id()))
                .sorted(byCampaign.thenComparing(Carrier.BY_PRIORITY))
                .toList();
    }

    private static Optional<Carrier> ofNumber(OutboundCandidates known) {
        return known.shown()
                .flatMap(Did::trunk)
                .flatMap(trunk -> known.carriers().stream()
                        .filter(carrier -> carrier.endpoint().equals(trunk))
                        .findFirst());
    }
}
