package io.trunkline.telephony.numbers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which numbers are near a called number: those with its area code, then those of its state or province, then those
/// with its country code.
///
/// @param callingCode country code with a plus sign, such as `+1`, which several countries may share
/// @param areaCode    such as `404`; empty for a number without one
/// @param neighbors   the area codes of its state or province, if it is in the US or Canada
public record LocalPresence(String callingCode, Optional<String> areaCode, List<String> neighbors) {
    /// ITU-T E.164.D: codes of one and two digits; all others have three.
    private static final Pattern CALLING_CODE =
            Pattern.compile("\\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3})");

    private static final NumberingPlan PLAN = new NumberingPlan();
    private static final NumberPlaces PLACES = new NumberPlaces();

    public LocalPresence {
        neighbors = List.copyOf(neighbors);
    }

    public static LocalPresence of(PhoneNumber called) {
        Matcher code = CALLING_CODE.matcher(called.e164());
        String region = PLACES.placeOf(called.e164()).region();
        return new LocalPresence(
                code.lookingAt() ? code.group() : "",
                PLAN.areaCode(called),
                region == null ? List.of() : NumberPlaces.areaCodesOf(region));
    }
}
