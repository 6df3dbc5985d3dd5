package io.trunkline.routing.decision.domain.parties;

import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.PhoneNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a tenant's calls may go, by the beginnings of numbers in E.164 such as `+44`. The longest that a number
/// begins with decides, and the barred one of two that are equal. A number of the home country needs no mention,
/// and any other does: international calls are what toll fraud lives on.
public record AllowedDestinations(List<String> allowed, List<String> barred) {
    /// Nowhere but the home country.
    public static final AllowedDestinations DEFAULT_COUNTRY_ONLY = new AllowedDestinations(List.of(), List.of());

    /// Digits of a short code: an emergency number, directory assistance. No country code fits before them.
    private static final int MAX_SHORT_CODE_DIGITS = 6;

    public AllowedDestinations {
        allowed = List.copyOf(allowed);
        barred = List.copyOf(barred);
    }

    /// What is said of a number.
    ///
    /// @param refusal why it may not be called; empty when it may
    /// @param matchedPrefix the beginning that decided
    public record DestinationCheck(Optional<StopReason> refusal, String matchedPrefix) {}

    /// @param number    who is called; empty when the digits are no number
    /// @param asDialled `+` and digits
    /// @param home      how numbers of the home country begin
    public DestinationCheck check(Optional<PhoneNumber> number, String asDialled, String home) {
        if (number.isEmpty()) {
            // an emergency number is never barred for being none
            boolean isShort = !asDialled.startsWith("+") && asDialled.length() <= MAX_SHORT_CODE_DIGITS;
            return isShort
                    ? allowed("short")
                    : new DestinationCheck(Optional.of(StopReason.DESTINATION_NOT_ALLOWED), "no number");
        }
        String e164 = number.get().e164();
        String allows = longestMatch(allowed, e164).orElse("");
        if (allows.isEmpty() && e164.startsWith(home)) {
            allows = home;
        }
        String bars = longestMatch(barred, e164).orElse("");
        if (!bars.isEmpty() && bars.length() >= allows.length()) {
            return new DestinationCheck(Optional.of(StopReason.DESTINATION_BARRED), bars);
        }
        return allows.isEmpty()
                ? new DestinationCheck(Optional.of(StopReason.DESTINATION_NOT_ALLOWED), "outside " + home)
                : allowed(allows);
    }

    private static DestinationCheck allowed(String because) {
        return new DestinationCheck(Optional.empty(), because);
    }

    private static Optional<String> longestMatch(List<String> beginnings, String e164) {
        return beginnings.stream().filter(e164::startsWith).max(Comparator.comparingInt(String::length));
    }
}
