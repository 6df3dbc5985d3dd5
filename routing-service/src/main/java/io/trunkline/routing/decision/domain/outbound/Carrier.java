package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// A carrier in a routing decision.
///
/// @param address       where an endpoint without a contact is dialed; empty if it is dialed through its contact
/// @param dialable      whether dial strings have a form for it; `iax2` has none
/// @param active        set by an operator
/// @param priority      priority among all carriers, lowest first
/// @param dialPrefix    digits of its dial prefix, if it has one
/// @param ringTimeout   ring timeout of its prefix dialplan
/// @param failoverTable its own failover rules
/// @param offeredToAll  whether every tenant may use it
/// @param country       of the numbers that it takes in national form, if it does
public record Carrier(
        CarrierId id,
        String name,
        EndpointId endpoint,
        Optional<DialString.Address> address,
        NumberFormat format,
        boolean dialable,
        boolean active,
        Reachability reachability,
        int priority,
        Optional<String> dialPrefix,
        Duration ringTimeout,
        FailoverTable failoverTable,
        boolean offeredToAll,
        Optional<Country> country) {
    /// The order of all carriers; the id decides between equal priorities.
    public static final Comparator<Carrier> BY_PRIORITY = Comparator.comparingInt(Carrier::priority)
            .thenComparing(carrier -> carrier.id().value());

    private static final Comparator<Carrier> REACHABLE_FIRST =
            Comparator.comparing(carrier -> carrier.reachability() != Reachability.REACHABLE);

    /// The order of a campaign's carriers. Among equal priorities a carrier that is known to be reachable comes
    /// first, then the one with the most free channels.
    ///
    /// @param campaignPriority priorities that the campaign gives, lowest first
    static Comparator<Carrier> selectionOrder(Map<CarrierId, Integer> campaignPriority, CapLookup capLookup) {
        return Comparator.<Carrier>comparingInt(carrier -> campaignPriority.getOrDefault(carrier.id(), 0))
                .thenComparingInt(Carrier::priority)
                .thenComparing(REACHABLE_FIRST)
                .thenComparing(Comparator.comparingLong((Carrier carrier) -> carrier.freeChannels(capLookup))
                        .reversed())
                .thenComparing(carrier -> carrier.id().value());
    }

    /// The cap of its channels and its calls a second.
    public CapKey capKey() {
        return CapKey.of(id);
    }

    private long freeChannels(CapLookup capLookup) {
        Cap cap = capLookup.cap(capKey());
        Integer channels = cap.limits().concurrent();
        // the least used one of those without a limit
        return (channels == null ? Integer.MAX_VALUE : channels)
                - (long) cap.usage().concurrent();
    }

    /// The dial string for this carrier; empty when the number cannot be written in its format.
    ///
    /// @param asDialed digits with an optional plus sign
    public Optional<DialString> dialString(Optional<PhoneNumber> number, String asDialed) {
        return format.write(number, asDialed, country)
                .map(written -> address.map(at -> DialString.toAddress(written, endpoint, at))
                        .orElseGet(() -> DialString.throughContact(written, endpoint)));
    }
}
