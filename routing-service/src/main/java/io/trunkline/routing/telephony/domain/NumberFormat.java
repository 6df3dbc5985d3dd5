package io.trunkline.routing.telephony.domain;

import java.util.Optional;

/// How a carrier wants the dialled number written.
public enum NumberFormat {
    /// As whoever placed the call wrote it, `+` and digits.
    AS_DIALED,
    /// E.164 digits without the plus sign.
    DIGITS,
    /// E.164 with the plus sign.
    E164;

    /// The number as this carrier wants it; empty when it wants E.164 and the digits are no number.
    ///
    /// @param asDialled `+` and digits only
    public Optional<String> format(Optional<PhoneNumber> number, String asDialled) {
        return switch (this) {
            case AS_DIALED -> Optional.of(asDialled);
            case DIGITS ->
                Optional.of(number.map(PhoneNumber::digits)
                        .orElseGet(() -> asDialled.startsWith("+") ? asDialled.substring(1) : asDialled));
            case E164 -> number.map(PhoneNumber::e164);
        };
    }
}
