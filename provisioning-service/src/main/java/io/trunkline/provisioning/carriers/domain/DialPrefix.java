package io.trunkline.provisioning.carriers.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// The digits that choose a carrier in the dialplan, removed before the number goes out.
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

    /// Whether a number dialled with the other prefix can also be one dialled with this.
    public boolean isPrefixOf(DialPrefix other) {
        return other.digits.startsWith(digits) && !other.equals(this);
    }
}
