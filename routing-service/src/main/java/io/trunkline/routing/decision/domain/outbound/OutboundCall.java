package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/// An outbound call that needs a carrier.
///
/// @param to                   the called number; empty when the digits are no phone number, which some
///     carriers accept
/// @param asDialed             the number as it was dialed, digits with an optional plus sign
/// @param namedCarrier         the carrier that the order names, if any
/// @param namedPrefix          the dial prefix that the order names, if any, 1 to 10 digits
/// @param triedCarriers        carriers that this call has dialed already
/// @param lastEnd              how the last attempt ended; empty for the first attempt
/// @param placedByApi          whether the API placed the call, so that the caps of the tenant and the DID were
///     counted with the order
/// @param ownCountryPrefix     country code of the tenant's country, such as `+1`
/// @param byPrefixDialplan     whether a prefix dialplan dials, with its own dial string; routing only admits
///     the call
public record OutboundCall(
        Optional<PhoneNumber> to,
        String asDialed,
        Optional<CarrierId> namedCarrier,
        Optional<String> namedPrefix,
        Set<CarrierId> triedCarriers,
        Optional<EndedAttempt> lastEnd,
        boolean byPrefixDialplan,
        boolean placedByApi,
        String ownCountryPrefix) {}
