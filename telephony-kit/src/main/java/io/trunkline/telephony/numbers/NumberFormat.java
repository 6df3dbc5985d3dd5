package io.trunkline.telephony.numbers;

import io.trunkline.telephony.WireName;
import java.util.Optional;

/// How a carrier wants the called number written.
public enum NumberFormat {
    /// As it was dialed.
    AS_DIALED,
    /// E.164 without the plus sign, such as `14045556789`.
    DIGITS,
    /// E.164 with the plus sign, such as `+14045556789`.
    E164;

    /// The called number in this format.
    ///
    /// @param number   empty when the dialed digits are no phone number, such as an emergency number
    /// @param asDialed digits, with or without a plus sign before them
    /// @return empty when this format needs a phone number and there is none
    public Optional<String> write(Optional<PhoneNumber> number, String asDialed) {
        return switch (this) {
            case AS_DIALED -> Optional.of(asDialed);
            case DIGITS ->
                Optional.of(number.map(PhoneNumber::digits)
                        .orElseGet(() -> asDialed.startsWith("+") ? asDialed.substring(1) : asDialed));
            case E164 -> number.map(PhoneNumber::e164);
        };
    }

    /// The name in JSON, such as `as-dialed`.
    public String wireName() {
        return WireName.of(this);
    }
}
