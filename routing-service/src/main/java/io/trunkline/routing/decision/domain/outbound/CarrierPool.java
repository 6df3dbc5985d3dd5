package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.telephony.ids.CarrierId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The carriers that a call may use, in order.
///
/// @param source     where they come from
/// @param notOffered carriers that this source names, but that are not offered to the tenant of the call
public record CarrierPool(Source source, List<Carrier> carriers, List<Carrier> notOffered) {
    public CarrierPool {
        carriers = List.copyOf(carriers);
        notOffered = List.copyOf(notOffered);
    }

    private CarrierPool(Source source, List<Carrier> named, CarrierOffers offers) {
        this(
                source,
                named.stream().filter(offers::include).toList(),
                named.stream().filter(carrier -> !offers.include(carrier)).toList());
    }

    /// The sources of carriers, the most specific one first.
    public enum Source {
        NAMED,
        PREFIX,
        CAMPAIGN,
        CAMPAIGN_CARRIER,
        CAMPAIGN_PREFIX,
        NUMBER_TRUNK,
        ALL
    }

    /// The first source that names a carrier decides, even if that carrier is not offered to the tenant: then the
    /// call has no carrier. A trunk that is not offered is skipped like one that does not exist.
    public static CarrierPool of(OutboundCall call, OutboundCandidates known) {
        if (call.namedCarrier().isPresent()) {
            return new CarrierPool(Source.NAMED, byId(known, call.namedCarrier()), known.offers());
        }
        if (call.namedPrefix().isPresent()) {
            return new CarrierPool(
                    Source.PREFIX, byPrefix(known, call.namedPrefix().get(), call.asDialed()), known.offers());
        }
        if (!known.campaignPriorities().isEmpty()) {
            return new CarrierPool(Source.CAMPAIGN, byCampaign(known), known.offers());
        }
        Optional<CarrierId> one = known.campaign().flatMap(Campaign::carrier);
        if (one.isPresent()) {
            return new CarrierPool(Source.CAMPAIGN_CARRIER, byId(known, one), known.offers());
        }
        Optional<String> prefix = known.campaign().flatMap(Campaign::dialPrefix);
        if (prefix.isPresent()) {
            return new CarrierPool(
                    Source.CAMPAIGN_PREFIX, byPrefix(known, prefix.get(), call.asDialed()), known.offers());
        }
        return byTrunk(known)
                .map(carrier -> new CarrierPool(Source.NUMBER_TRUNK, List.of(carrier), List.of()))
                .orElseGet(() -> new CarrierPool(Source.ALL, allOffered(known), List.of()));
    }

    /// The priorities that the campaign gives its carriers.
    Map<CarrierId, Integer> priorities(OutboundCandidates known) {
        return source == Source.CAMPAIGN ? known.campaignPriorities() : Map.of();
    }

    /// The dial prefix of the call, if it was chosen by one.
    public static Optional<String> dialPrefix(OutboundCall call, OutboundCandidates known) {
        return switch (of(call, known).source()) {
            case PREFIX -> call.namedPrefix();
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
        // a plus sign matches no pattern of a prefix dialplan, so such calls are placed with digits
        String digits = number.startsWith("+") ? number.substring(1) : number;
        return DialPrefixes.match(prefix + digits, known.carriers()).stream().toList();
    }

    private static List<Carrier> byCampaign(OutboundCandidates known) {
        Comparator<Carrier> byCampaign =
                Comparator.comparingInt(carrier -> known.campaignPriorities().getOrDefault(carrier.id(), 0));
        return known.carriers().stream()
                .filter(carrier -> known.campaignPriorities().containsKey(carrier.id()))
                .sorted(byCampaign.thenComparing(Carrier.BY_PRIORITY))
                .toList();
    }

    private static List<Carrier> allOffered(OutboundCandidates known) {
        return known.carriers().stream()
                .filter(known.offers()::include)
                .sorted(Carrier.BY_PRIORITY)
                .toList();
    }

    private static Optional<Carrier> byTrunk(OutboundCandidates known) {
        return known.callerIdDid()
                .flatMap(Did::trunk)
                .flatMap(trunk -> known.carriers().stream()
                        .filter(carrier -> carrier.endpoint().equals(trunk)
                                && known.offers().include(carrier))
                        .findFirst());
    }
}
