package io.trunkline.provisioning.carriers.domain.signaling;

import io.trunkline.provisioning.carriers.domain.signaling.CalledNumber.Place;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.telephony.numbers.PhoneNumber;
import org.jspecify.annotations.Nullable;

/// Validates where calls from a carrier have the called number.
public final class CalledNumberRules {
    private CalledNumberRules() {}

    /// @param header dropped unless the place is a header that is named
    /// @param number dropped unless it is the place
    public static CalledNumber check(
            @Nullable String placeName, @Nullable String header, @Nullable String number, Violations violations) {
        var place = violations.oneOfOrDefault("calledNumberIn", placeName, Place.REQUEST_URI);
        violations.require(
                place != Place.HEADER || HeaderRules.isName(header),
                "calledNumberHeader",
                "pattern",
                "must have 2 to 40 letters, digits and -, as calledNumberIn is header");
        violations.require(
                place != Place.FIXED
                        || number != null && PhoneNumber.parse(number).isPresent(),
                "fixedCalledNumber",
                "pattern",
                "must be a number such as +14045556789, as calledNumberIn is fixed");
        return new CalledNumber(place, place == Place.HEADER ? header : null, place == Place.FIXED ? number : null);
    }
}
