package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.TriedClients;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import io.trunkline.telephony.tags.CallTags;
import java.util.Optional;

/// An inbound call that needs a client.
///
/// @param dialedDigits the called number as it was received: digits with an optional plus sign
/// @param number       the same in E.164; empty when it is no phone number
/// @param tried        clients that this call has dialed already
/// @param caller       empty for a caller without a phone number, or who withholds it
/// @param tags         of the header that the carrier's configuration names
/// @param lastOutcome  how the last attempt ended; empty for the first attempt
public record InboundCall(
        String dialedDigits,
        Optional<PhoneNumber> number,
        TriedClients tried,
        Optional<AttemptOutcome> lastOutcome,
        Optional<PhoneNumber> caller,
        CallTags tags) {
    /// Of a caller without a phone number, without tags.
    public InboundCall(
            String dialedDigits,
            Optional<PhoneNumber> number,
            TriedClients tried,
            Optional<AttemptOutcome> lastOutcome) {
        this(dialedDigits, number, tried, lastOutcome, Optional.empty(), CallTags.NONE);
    }
}
