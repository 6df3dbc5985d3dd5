package io.trunkline.telephony.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPlacesTest {
    /// Nova Scotia and Prince Edward Island; the three territories.
    private static final Set<String> SEVERAL_REGIONS = Set.of("782", "902", "867");

    private final NumberPlaces places = new NumberPlaces();

    @ParameterizedTest
    @CsvSource({
        "+14045556789,  US, US-GA",
        "+12125550104,  US, US-NY",
        "+12025550104,  US, US-DC",
        "+14165550104,  CA, CA-ON",
        "+17095550104,  CA, CA-NL",
        "+19025550104,  CA, ",
        "+18675550104,  CA, ",
        "+17875550104,  PR, ",
        "+12425550104,  BS, ",
        "+14725550104,  US, US-NC",
        "+18005550104,  ,   ",
        "+442079460958, GB, ",
        "+19005550104,  ,   ",
        "+448001111234, GB, ",
        "+80012345678,  ,   ",
        "+99912345678,  ,   ",
        "14045556789,   ,   ",
        ",              ,   "
    })
    void a_number_has_the_country_and_region_of_its_range(
            @Nullable String number, @Nullable String country, @Nullable String region) {
        assertThat(places.placeOf(number)).isEqualTo(new NumberPlaces.Place(country, region));
    }

    /// Fails when a new version of libphonenumber knows an area code that the table lacks.
    @Test
    void every_area_code_of_the_us_and_canada_has_a_region() {
        List<String> missing = IntStream.rangeClosed(200, 999)
                .mapToObj(Integer::toString)
                .filter(code -> isGeographic(code, "US") || isGeographic(code, "CA"))
                .filter(code -> !SEVERAL_REGIONS.contains(code))
                .filter(code -> !NumberPlaces.regionByAreaCode().containsKey(code))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void every_region_is_of_the_country_of_its_area_codes() {
        assertThat(NumberPlaces.regionByAreaCode()).hasSize(423).allSatisfy((code, region) -> {
            String other = region.startsWith("US-") ? "CA" : "US";
            assertThat(isGeographic(code, other)).as(code + " " + region).isFalse();
        });
    }

    private static boolean isGeographic(String areaCode, String country) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        Phonenumber.PhoneNumber number =
                new Phonenumber.PhoneNumber().setCountryCode(1).setNationalNumber(Long.parseLong(areaCode + "5550123"));
        return library.isValidNumberForRegion(number, country)
                && library.getNumberType(number) == PhoneNumberUtil.PhoneNumberType.FIXED_LINE_OR_MOBILE;
    }
}
