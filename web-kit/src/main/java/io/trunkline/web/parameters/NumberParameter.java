package io.trunkline.web.parameters;

import java.util.regex.Pattern;

/// A phone number in a query. A plus sign that is not written as `%2B` arrives as a space.
public final class NumberParameter {
    private static final Pattern DIGITS_AFTER_SPACE = Pattern.compile(" +([0-9].*)");

    private NumberParameter() {}

    /// The number with its plus sign. A value that does not begin with a space and a digit stays.
    public static String withPlus(String value) {
        var digits = DIGITS_AFTER_SPACE.matcher(value);
        return digits.matches() ? "+" + digits.group(1) : value;
    }
}
