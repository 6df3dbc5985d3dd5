package io.trunkline.telephony.numbers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A phone number in E.164 form (ITU-T E.164). One line has one value: [PhoneNumberReader] reads `+52 1` and ten
/// digits as `+52` and ten digits. Argentina's `+54 9 11 …` (a mobile called from abroad) and `+54 11 …` stay
/// two values, see [#otherForm()].
///
/// @param e164 a plus sign and 7 to 15 digits, the first not 0
public record PhoneNumber(String e164) {
    private static final Pattern ARGENTINE = Pattern.compile("\\+54(9?)([1-8][0-9]{9})");
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

    /// The other number of the same subscriber. A mobile of Argentina has a 9 after the country code when it is called
    /// from abroad, and carriers send its calls with or without it. Empty for all other numbers.
    public Optional<PhoneNumber> otherForm() {
        Matcher argentine = ARGENTINE.matcher(e164);
        return argentine.matches()
                ? Optional.of(new PhoneNumber((argentine.group(1).isEmpty() ? "+549" : "+54") + argentine.group(2)))
                : Optional.empty();
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
