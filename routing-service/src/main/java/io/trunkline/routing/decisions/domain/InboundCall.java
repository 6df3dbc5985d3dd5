package io.trunkline.routing.decisions.domain;

import java.util.Optional;
import java.util.Set;

/// A call that came in and asks whom to dial.
///
/// @param dialled   what the caller dialled, `+` and digits
/// @param number    the same in E.164 form, or empty when it is no number
/// @param tried     clients dialled in this call already
/// @param last      how the last attempt ended; empty at the first question
public record InboundCall(String dialled, Optional<PhoneNumber> number, Set<ClientId> tried, Optional<Outcome> last) {}
