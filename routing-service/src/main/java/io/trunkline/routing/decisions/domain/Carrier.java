package io.trunkline.routing.decisions.domain;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/// A carrier as routing sees it.
///
/// @param address    where an endpoint without a contact is dialled; empty for one that is dialled through its
///     contact
/// @param dialable   whether the grammar of dial strings has a form for it; `iax2` has none
/// @param active     set by an operator
/// @param priority   over the whole suite, lowest first
/// @param dialPrefix digits of its static block, when it has one
/// @param ring       how long its static block lets a call ring
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
        Duration ring) {
    /// The order over the whole suite; the id decides between equals.
    public static final Comparator<Carrier> BY_PRIORITY = Comparator.comparingInt(Carrier::priority)
            .thenComparing(carrier -> carrier.id().value());

    /// Where a registration carrier is dialled.
    public record Address(String host, int port) {}

    /// How this carrier is dialled; empty when the digits cannot be written as it wants them.
    ///
    /// @param asDialled `+` and digits only
    public Optional<DialString> dial(Optional<PhoneNumber> number, String asDialled) {
        return format.write(number, asDialled)
                .map(written -> address.map(at -> DialString.toAddress(written, endpoint, at.host(), at.port()))
                        .orElseGet(() -> DialString.throughContact(written, endpoint)));
    }
}
