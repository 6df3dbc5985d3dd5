package io.trunkline.routing.decision.domain.outbound;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the prefix dialplan that Asterisk uses for dialed digits. Among realtime patterns the longest one wins, so
/// the longest matching prefix does. The pattern `_<prefix>X.` needs two more digits after it.
public final class DialPrefixes {
    private static final int MIN_DIGITS_AFTER_PREFIX = 2;

    private DialPrefixes() {}

    /// The carrier whose prefix dialplan matches; empty when none does.
    ///
    /// @param dialed prefix and number as dialed; a plus sign right after the prefix matches no pattern, as
    ///     in Asterisk
    public static Optional<Carrier> match(String dialed, List<Carrier> carriers) {
        return carriers.stream()
                .filter(carrier -> carrier.dialPrefix()
                        .filter(prefix -> matches(prefix, dialed))
                        .isPresent())
                .max(Comparator.comparingInt(
                        carrier -> carrier.dialPrefix().orElse("").length()));
    }

    private static boolean matches(String prefix, String dialed) {
        return dialed.startsWith(prefix)
                && dialed.length() >= prefix.length() + MIN_DIGITS_AFTER_PREFIX
                && Character.isDigit(dialed.charAt(prefix.length()));
    }
}
