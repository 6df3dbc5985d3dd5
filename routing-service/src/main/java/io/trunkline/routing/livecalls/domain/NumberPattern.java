package io.trunkline.routing.livecalls.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Selects phone numbers by their digits: `4045551234` is a whole number, `404*` its beginning, `*1234` its end and
/// `*555*` any part of it. A leading plus sign of pattern and number does not count.
public record NumberPattern(String digits, boolean anyBefore, boolean anyAfter) {
    private static final Pattern FORM = Pattern.compile("(\\*?)\\+?([0-9]{1,20})(\\*?)");

    /// Empty if the text has another form.
    public static Optional<NumberPattern> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new NumberPattern(
                        matcher.group(2),
                        !matcher.group(1).isEmpty(),
                        !matcher.group(3).isEmpty()))
                : Optional.empty();
    }

    boolean matches(@Nullable String number) {
        if (number == null) {
            return false;
        }
        String plain = number.startsWith("+") ? number.substring(1) : number;
        if (anyBefore) {
            return anyAfter ? plain.contains(digits) : plain.endsWith(digits);
        }
        return anyAfter ? plain.startsWith(digits) : plain.equals(digits);
    }

    /// The pattern for LIKE, for a number without its plus sign.
    public String like() {
        return (anyBefore ? "%" : "") + digits + (anyAfter ? "%" : "");
    }
}
