package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.telephony.AttemptOutcome;
import io.trunkline.telephony.ClientId;
import io.trunkline.telephony.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/// A call that came in and asks whom to dial.
///
/// @param dialedDigits   what the caller dialled, `+` and digits
/// @param number    the same in E.164 form, or empty when it is no number
/// @param triedClients     clients dialled in this call already
/// @param lastOutcome      how the last attempt ended; empty at the first question
public record InboundCall(
        String dialedDigits,
        Optional<PhoneNumber> number,
        Set<ClientId> triedClients,
        Optional<AttemptOutcome> lastOutcome) {}
