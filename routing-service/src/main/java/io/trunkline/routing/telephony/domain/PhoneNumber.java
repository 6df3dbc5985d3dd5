package io.trunkline.routing.telephony.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// A number in E.164 form with its plus sign, 7 to 15 digits (ITU-T E.164).
public record PhoneNumber(String e164) {
    private static final Pattern PATTERN = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!PATTERN.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    /// The number that a text in E.164 form holds, or empty.
    public static Optional<PhoneNumber> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
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
