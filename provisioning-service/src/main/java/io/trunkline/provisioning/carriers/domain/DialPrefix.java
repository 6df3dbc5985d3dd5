package io.trunkline.provisioning.carriers.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// The digits that select a carrier in the dialplan. They are removed before the number is sent to the carrier.
///
/// @param digits 1 to 10 of `0-9`
public record DialPrefix(String digits) {
    private static final Pattern FORMAT = Pattern.compile("[0-9]{1,10}");

    public DialPrefix {
        if (!FORMAT.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a dial prefix: " + digits);
        }
    }

    public static Optional<DialPrefix> parse(String text) {
        return FORMAT.matcher(text).matches() ? Optional.of(new DialPrefix(text)) : Optional.empty();
    }

    /// Whether the other prefix starts with this one and is longer.
    public boolean isPrefixOf(DialPrefix other) {
        return other.digits.startsWith(digits) && !other.equals(this);
    }
}
