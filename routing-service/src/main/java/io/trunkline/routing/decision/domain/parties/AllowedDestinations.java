package io.trunkline.routing.decision.domain.parties;

import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The destinations that a tenant may call, by prefixes of E.164 numbers such as `+44`. The longest matching prefix
/// decides; of two equal ones the barred one. Numbers of the tenant's own country are allowed without a prefix. All
/// others need one, since international calls are the target of toll fraud.
public record AllowedDestinations(List<String> allowed, List<String> barred) {
    /// The tenant's own country only.
    public static final AllowedDestinations OWN_COUNTRY_ONLY = new AllowedDestinations(List.of(), List.of());

    /// Maximum length of a short code such as an emergency number.
    private static final int MAX_SHORT_CODE_DIGITS = 6;

    public AllowedDestinations {
        allowed = List.copyOf(allowed);
        barred = List.copyOf(barred);
    }

    /// The result for a number.
    ///
    /// @param refusal       why it may not be called; empty when it may
    /// @param matchedPrefix the prefix that decided
    public record DestinationCheck(Optional<StopReason> refusal, String matchedPrefix) {}

    /// @param number    the called number; empty when the digits are no phone number
    /// @param asDialed digits with an optional plus sign
    /// @param ownCountryPrefix country code of the tenant's country
    public DestinationCheck check(Optional<PhoneNumber> number, String asDialed, String ownCountryPrefix) {
        if (number.isEmpty()) {
            // an emergency number is no phone number, and is never barred
            boolean isShort = !asDialed.startsWith("+") && asDialed.length() <= MAX_SHORT_CODE_DIGITS;
            return isShort
                    ? allowed("short")
                    : new DestinationCheck(Optional.of(StopReason.DESTINATION_NOT_ALLOWED), "no number");
        }
        String e164 = number.get().e164();
        String allows = longestMatch(allowed, e164).orElse("");
        if (allows.isEmpty() && e164.startsWith(ownCountryPrefix)) {
            allows = ownCountryPrefix;
        }
        String bars = longestMatch(barred, e164).orElse("");
        if (!bars.isEmpty() && bars.length() >= allows.length()) {
            return new DestinationCheck(Optional.of(StopReason.DESTINATION_BARRED), bars);
        }
        return allows.isEmpty()
                ? new DestinationCheck(Optional.of(StopReason.DESTINATION_NOT_ALLOWED), "outside " + ownCountryPrefix)
                : allowed(allows);
    }

    private static DestinationCheck allowed(String because) {
        return new DestinationCheck(Optional.empty(), because);
    }

    private static Optional<String> longestMatch(List<String> beginnings, String e164) {
        return beginnings.stream().filter(e164::startsWith).max(Comparator.comparingInt(String::length));
    }
}
