package io.trunkline.routing.decision;

import io.trunkline.routing.telephony.domain.PhoneNumber;
import java.util.Optional;

/// Brings numbers to E.164.
public interface NumberReader {
    /// What stands for the number of callers who show none.
    String ANONYMOUS = "anonymous";

    /// @param text digits with an optional plus, or a number as people write it
    /// @return empty when the text is no possible number
    Optional<PhoneNumber> normalize(String text);

    /// How numbers of the home country begin in E.164, such as `+1`.
    String defaultCountryPrefix();

    /// Only what a phone has keys for: digits, behind a plus if there was one. People write more of everything.
    static String dialedDigits(String text) {
        return text.replaceAll("[^+0-9]", "").replaceAll("(?<!^)\\+", "");
    }
}
