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
    E164,
    /// As it is dialed within the carrier's country, such as `02079460018`; no other number.
    NATIONAL,
    /// The same, and `00` with the country code for a number of another country, such as `0014045556789`.
    NATIONAL_WITH_00;

    private static final NumberingPlan PLAN = new NumberingPlan();

    /// The called number in this format.
    ///
    /// @param number   empty when the dialed digits are no phone number, such as an emergency number
    /// @param asDialed digits, with or without a plus sign before them
    /// @param country  of the carrier; without one, a national format writes no phone number
    /// @return empty when this format cannot write the number
    public Optional<String> write(Optional<PhoneNumber> number, String asDialed, Optional<Country> country) {
        return switch (this) {
            case AS_DIALED -> Optional.of(asDialed);
            case DIGITS ->
                Optional.of(number.map(PhoneNumber::digits)
                        .orElseGet(() -> asDialed.startsWith("+") ? asDialed.substring(1) : asDialed));
            case E164 -> number.map(PhoneNumber::e164);
            case NATIONAL -> number.map(known -> national(known, country)).orElseGet(() -> onlyDigits(asDialed));
            case NATIONAL_WITH_00 ->
                number.map(known -> national(known, country).or(() -> country.map(_ -> "00" + known.digits())))
                        .orElseGet(() -> onlyDigits(asDialed));
        };
    }

    private static Optional<String> national(PhoneNumber number, Optional<Country> country) {
        return country.flatMap(own -> PLAN.national(number, own));
    }

    /// A short number, such as an emergency number, is the same in every format.
    private static Optional<String> onlyDigits(String asDialed) {
        return asDialed.startsWith("+") ? Optional.empty() : Optional.of(asDialed);
    }

    /// The name in JSON, such as `as-dialed`.
    public String wireName() {
        return WireName.of(this);
    }
}
