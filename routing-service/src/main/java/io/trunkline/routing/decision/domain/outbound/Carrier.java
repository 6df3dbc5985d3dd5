package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.EndpointId;
import io.trunkline.telephony.NumberFormat;
import io.trunkline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// A carrier as routing sees it.
///
/// @param address    where an endpoint without a contact is dialled; empty for one that is dialled through its
///     contact
/// @param dialable   whether the grammar of dial strings has a form for it; `iax2` has none
/// @param active     set by an operator
/// @param priority   over the whole suite, lowest first
/// @param dialPrefix digits of its static block, when it has one
/// @param ringTimeout       how long its static block lets a call ring
/// @param failoverTable   what follows when a call by it fails, over what is ordinary
public record Carrier(
        CarrierId id,
        String name,
        EndpointId endpoint,
        Optional<Address> address,
        NumberFormat format,
        boolean dialable,
        boolean active,
        Reachability reachability,
        int priority,
        Optional<String> dialPrefix,
        Duration ringTimeout,
        FailoverTable failoverTable) {
    /// The order over the whole suite; the id decides between equals.
    public static final Comparator<Carrier> BY_PRIORITY = Comparator.comparingInt(Carrier::priority)
            .thenComparing(carrier -> carrier.id().value());

    private static final Comparator<Carrier> REACHABLE_FIRST =
            Comparator.comparing(carrier -> carrier.reachability() != Reachability.REACHABLE);

    /// Among those of one priority the one that is known to be there comes first, then the one with the most
    /// channels free.
    ///
    /// @param campaignPriority lowest first, of those that a campaign gives one
    static Comparator<Carrier> selectionOrder(Map<CarrierId, Integer> campaignPriority, CapLookup ledger) {
        return Comparator.<Carrier>comparingInt(carrier -> campaignPriority.getOrDefault(carrier.id(), 0))
                .thenComparingInt(Carrier::priority)
                .thenComparing(REACHABLE_FIRST)
                .thenComparing(Comparator.comparingLong((Carrier carrier) -> carrier.freeChannels(ledger))
                        .reversed())
                .thenComparing(carrier -> carrier.id().value());
    }

    /// The cap that its channels and its calls a second are counted by.
    public CapKey capKey() {
        return new CapKey(CapKind.CARRIER, id.value());
    }

    private long freeChannels(CapLookup ledger) {
        Cap cap = ledger.cap(capKey());
        Integer channels = cap.limits().concurrent();
        // the one in least use of those that nobody limits
        return (channels == null ? Integer.MAX_VALUE : channels)
                - (long) cap.usage().concurrent();
    }

    /// Where a registration carrier is dialled.
    public record Address(String host, int port) {}

    /// How this carrier is dialled; empty when the digits cannot be written as it wants them.
    ///
    /// @param asDialled `+` and digits only
    public Optional<DialString> dialString(Optional<PhoneNumber> number, String asDialled) {
        return format.write(number, asDialled)
                .map(written -> address.map(at -> DialString.toAddress(written, endpoint, at.host(), at.port()))
                        .orElseGet(() -> DialString.throughContact(written, endpoint)));
    }
}
