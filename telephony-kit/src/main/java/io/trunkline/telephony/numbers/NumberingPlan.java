package io.trunkline.telephony.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/// The numbering plans of the world (libphonenumber).
public final class NumberingPlan {
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /// The area code of a geographic number, digits without a trunk prefix, such as `404`; empty for any
    /// other number.
    public Optional<String> areaCode(PhoneNumber number) {
        return parse(number).flatMap(this::areaCode);
    }

    private Optional<String> areaCode(Phonenumber.PhoneNumber number) {
        int length = library.getLengthOfGeographicalAreaCode(number);
        return length == 0
                ? Optional.empty()
                : Optional.of(library.getNationalSignificantNumber(number).substring(0, length));
    }

    /// The country of a number; empty when its range is not assigned, or belongs to no country, such as `+800`.
    public Optional<Country> country(PhoneNumber number) {
        return parse(number)
                .flatMap(parsed -> Optional.ofNullable(library.getRegionCodeForNumber(parsed)))
                .filter(library.getSupportedRegions()::contains)
                .map(Country::new);
    }

    /// The digits to dial a number from within a country, with its trunk prefix if it has one, such as `02079460018`;
    /// empty for a number of another country code.
    public Optional<String> national(PhoneNumber number, Country country) {
        return parse(number)
                .filter(parsed -> parsed.getCountryCode() == library.getCountryCodeForRegion(country.code()))
                .map(parsed -> PhoneNumberUtil.normalizeDigitsOnly(
                        library.format(parsed, PhoneNumberUtil.PhoneNumberFormat.NATIONAL)));
    }

    /// Empty for a country code that no country has.
    private Optional<Phonenumber.PhoneNumber> parse(PhoneNumber number) {
        try {
            return Optional.of(library.parse(number.e164(), null));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
