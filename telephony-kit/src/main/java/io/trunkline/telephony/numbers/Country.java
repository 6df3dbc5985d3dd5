package io.trunkline.telephony.numbers;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;

/// A country with a numbering plan.
///
/// @param code ISO 3166-1, two capital letters, such as `US`
public record Country(String code) {
    /// @throws IllegalArgumentException when libphonenumber knows no such country
    public Country {
        if (!isCountry(code)) {
            throw new IllegalArgumentException("not a country: " + code);
        }
    }

    /// Empty when libphonenumber knows no such country.
    public static Optional<Country> parse(String code) {
        return isCountry(code) ? Optional.of(new Country(code)) : Optional.empty();
    }

    private static boolean isCountry(String code) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(code);
    }

    /// The country code with its plus sign, such as `+1`. Several countries may share one.
    public String callingCode() {
        return "+" + PhoneNumberUtil.getInstance().getCountryCodeForRegion(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
