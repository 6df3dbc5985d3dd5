package io.trunkline.routing.decision.domain.outbound;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which static block Asterisk takes for dialled digits. Among realtime patterns the longest string wins, so of the
/// prefixes that the digits begin with the longest one does; the pattern `_<prefix>X.` wants two more digits behind
/// it.
public final class DialPrefixes {
    private static final int MIN_DIGITS_AFTER_PREFIX = 2;

    private DialPrefixes() {}

    /// The carrier whose block takes the digits, or empty.
    ///
    /// @param dialled prefix and number as dialled; a plus sign right behind the prefix matches no block, as in
    ///     Asterisk
    public static Optional<Carrier> match(String dialled, List<Carrier> carriers) {
        return carriers.stream()
                .filter(carrier -> carrier.dialPrefix()
                        .filter(prefix -> matches(prefix, dialled))
                        .isPresent())
                .max(Comparator.comparingInt(
                        carrier -> carrier.dialPrefix().orElse("").length()));
    }

    private static boolean matches(String prefix, String dialled) {
        return dialled.startsWith(prefix)
                && dialled.length() >= prefix.length() + MIN_DIGITS_AFTER_PREFIX
                && Character.isDigit(dialled.charAt(prefix.length()));
    }
}
