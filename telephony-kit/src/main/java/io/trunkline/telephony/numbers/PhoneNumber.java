package io.trunkline.telephony.numbers;

import java.util.Optional;
import java.util.regex.Pattern;

/// A phone number in E.164 form (ITU-T E.164). One line has one value: [PhoneNumberReader] reads `+52 1` and ten
/// digits as `+52` and ten digits. Argentina's `+54 9 11 …` (a mobile called from abroad) and `+54 11 …` stay
/// two values.
///
/// @param e164 a plus sign and 7 to 15 digits, the first not 0
public record PhoneNumber(String e164) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /// @throws IllegalArgumentException when the text is not in E.164 form
    public PhoneNumber {
        if (!FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    /// The number in a text that is in E.164 form already; empty when it is not. Nothing else is read: see
    /// [PhoneNumberReader].
    public static Optional<PhoneNumber> parse(String e164) {
        return FORM.matcher(e164).matches() ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
    }

    /// The number without its plus sign.
    public String digits() {
        return e164.substring(1);
    }

    @Override
    public String toString() {
        return e164;
    }
}
