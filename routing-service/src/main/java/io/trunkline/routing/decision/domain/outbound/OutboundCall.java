package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/// A call that we place and that asks for a carrier.
///
/// @param to        who is called, or empty when the digits are no number; a carrier that takes digits may be given
///     them all the same
/// @param asDialed as whoever placed it wrote it, `+` and digits
/// @param namedCarrier   the carrier it names, if any
/// @param namedPrefix    the dial prefix it names, if any, 1 to 10 digits
/// @param triedCarriers     carriers dialled in this call already
/// @param lastEnd      how the last attempt ended; empty at the first question
/// @param placedByApi   it was ordered from us, and what it takes of its tenant and its number was taken then
/// @param defaultCountryPrefix      how numbers of the home country begin, such as `+1`
/// @param byPrefixDialplan   a static block dials, with its own dial string; routing only says whether it may
public record OutboundCall(
        Optional<PhoneNumber> to,
        String asDialed,
        Optional<CarrierId> namedCarrier,
        Optional<String> namedPrefix,
        Set<CarrierId> triedCarriers,
        Optional<EndedAttempt> lastEnd,
        boolean byPrefixDialplan,
        boolean placedByApi,
        String defaultCountryPrefix) {}
