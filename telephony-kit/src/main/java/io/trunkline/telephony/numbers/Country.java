package io.trunkline.telephony.numbers;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

/// A country with a numbering plan.
///
/// @param code ISO 3166-1, two capital letters, such as `US`
public record Country(String code) {
    /// @throws IllegalArgumentException when libphonenumber knows no such country
    public Country {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(code)) {
            throw new IllegalArgumentException("not a country: " + code);
        }
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
