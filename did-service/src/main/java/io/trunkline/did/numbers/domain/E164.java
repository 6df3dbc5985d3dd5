package io.trunkline.did.numbers.domain;

import java.util.regex.Pattern;

/// A phone number of the world (ITU-T E.164): a plus and 7 to 15 digits, the first not 0.
public record E164(String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /// @throws IllegalArgumentException when it is none
    public E164 {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
