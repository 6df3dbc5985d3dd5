package io.trunkline.routing.decisions.domain;

import java.util.Optional;
import java.util.Set;

/// A call that we place and that asks for a carrier.
///
/// @param to        who is called, or empty when the digits are no number; a carrier that takes digits may be given
///     them all the same
/// @param asDialled as whoever placed it wrote it, `+` and digits
/// @param carrier   the carrier it names, if any
/// @param prefix    the dial prefix it names, if any, 1 to 10 digits
/// @param tried     carriers dialled in this call already
/// @param last      how the last attempt ended; empty at the first question
/// @param ordered   it was ordered from us, and what it takes of its tenant and its number was taken then
/// @param home      how numbers of the home country begin, such as `+1`
/// @param byBlock   a static block dials, with its own dial string; routing only says whether it may
public record OutboundCall(
        Optional<PhoneNumber> to,
        String asDialled,
        Optional<CarrierId> carrier,
        Optional<String> prefix,
        Set<CarrierId> tried,
        Optional<Ending> last,
        boolean byBlock,
        boolean ordered,
        String home) {}
