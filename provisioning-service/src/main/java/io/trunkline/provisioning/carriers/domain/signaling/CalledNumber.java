package io.trunkline.provisioning.carriers.domain.signaling;

import org.jspecify.annotations.Nullable;

/// Where calls from a carrier have the called number.
///
/// @param header its name; null unless the number is in a header that is named
/// @param number in E.164 form; null unless it is fixed
public record CalledNumber(
        Place place, @Nullable String header, @Nullable String number) {

    public enum Place {
        REQUEST_URI,
        TO,
        P_CALLED_PARTY_ID,
        HEADER,
        FIXED
    }
}
